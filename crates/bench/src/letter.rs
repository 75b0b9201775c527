//! The requests that are sent again and again: built once, then only the 24 digits of the code change.

use anyhow::{Context, Result, ensure};
use qingyu_api::case::ReadCase;
use qingyu_api::file_case::FileCase;
use qingyu_api::units::ListUnits;
use qingyu_api::{Endpoint, QUERY_CODE_HEADER};
use qingyu_domain::submission::{Answers, ContactAnswers};
use qingyu_domain::unit::{Unit, UnitKind};

use crate::http::{self, Connection};
use crate::random::Code;

/// Where the code stands before it is known; a real code would have to end in other check digits.
const BLANK: &str = "000000000000000000000000";

/// About 190 characters, as an ordinary letter has.
const ACCOUNT: &str = "上周三下午我去示例派出所一的户籍窗口给孩子补办证件，取号后等了一个多小时，\
窗口前没有别人，工作人员却一直在里间说话。我问了两次，第一次说稍等，第二次说材料不对，但不肯写清楚缺哪一份，\
让我自己上网查。我按网上的清单带齐再去，又说还缺一张照片，而清单上没有这一项。前后跑了三趟，请了两次假。\
希望窗口把需要的材料一次说清楚，写在纸上，也希望有人看一看那天下午的值班情况。谢谢。";

/// What only suggestions say, to be looked for.
pub const RARE: &str = "鸢尾";
const ASIDE: &str = "另外，门口的鸢尾花该浇水了。";

/// A request with a place for a code.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The bytes of the whole request.
    pub bytes: Vec<u8>,
    /// Where the code goes, if one goes in.
    pub code_at: Option<usize>,
    /// The status of a good answer.
    pub expects: u16,
}

impl Letter {
    /// A complaint with an officer and a contact, as `POST /cases`.
    pub fn filing(unit: Option<String>) -> Result<Self> {
        Self::of("complaint", unit)
    }

    /// The same of another kind; only of what somebody did an officer is said.
    pub fn of(kind: &str, unit: Option<String>) -> Result<Self> {
        let is_about_somebody = matches!(kind, "complaint" | "praise");
        let answers = Answers {
            query_code: Some(BLANK.to_owned()),
            kind: Some(kind.to_owned()),
            unit,
            text: Some([ACCOUNT, if kind == "suggestion" { ASIDE } else { "" }].concat()),
            officer: is_about_somebody.then(|| "二号窗口，戴眼镜，大约四十岁".to_owned()),
            contact: Some(ContactAnswers {
                name: Some("李女士".to_owned()),
                phone: Some("13800138000".to_owned()),
                email: None,
                reply_by: Some("track".to_owned()),
            }),
            channel: Some("web".to_owned()),
            ..Answers::default()
        };
        let body = serde_json::to_string(&answers)?;
        let head = format!(
            "POST {} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            FileCase::PATH,
            body.len()
        );
        Self::with_code(head + &body, 201)
    }

    /// `GET /case`.
    pub fn looking_up() -> Result<Self> {
        let request = format!(
            "GET {} HTTP/1.1\r\nhost: bench\r\n{QUERY_CODE_HEADER}: {BLANK}\r\n\r\n",
            ReadCase::PATH
        );
        Self::with_code(request, 200)
    }

    /// A plain GET without a code.
    pub fn reading(path: &str) -> Self {
        let bytes = format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n").into_bytes();
        Self {
            bytes,
            code_at: None,
            expects: 200,
        }
    }

    /// A GET of somebody of the staff.
    pub fn as_staff(path: &str, cookie: &str) -> Self {
        Self {
            bytes: http::get(path, &format!("cookie: {cookie}\r\n")).into_bytes(),
            code_at: None,
            expects: 200,
        }
    }

    /// A POST of somebody of the staff.
    pub fn asking(path: &str, cookie: &str, body: &str) -> Self {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: {}\r\ncookie: {cookie}\r\n\r\n",
            body.len()
        );
        Self {
            bytes: (head + body).into_bytes(),
            code_at: None,
            expects: 200,
        }
    }

    fn with_code(request: String, expects: u16) -> Result<Self> {
        let code_at = request.find(BLANK).context("the request has no place for a code")?;
        Ok(Self {
            bytes: request.into_bytes(),
            code_at: Some(code_at),
            expects,
        })
    }

    /// Writes a code into a copy of the request.
    pub fn address(&self, request: &mut [u8], code: &Code) {
        let place = self.code_at.and_then(|at| request.get_mut(at..at + code.len()));
        if let Some(place) = place {
            place.copy_from_slice(code);
        }
    }

    /// A copy of the request with a code.
    pub fn with(&self, code: &Code) -> Vec<u8> {
        let mut request = self.bytes.clone();
        self.address(&mut request, code);
        request
    }
}

/// The first station the server knows, for letters about it.
pub async fn first_unit(address: &str) -> Result<Option<String>> {
    let request = http::get(ListUnits::PATH, "");
    let answer = Connection::open(address).await?.exchange(request.as_bytes()).await?;
    ensure!(answer.status == 200, "GET {} gave {}", ListUnits::PATH, answer.status);
    let units: Vec<Unit> = serde_json::from_slice(&answer.body)?;
    let station = units.iter().find(|unit| unit.kind == UnitKind::Station);
    Ok(station.or(units.first()).map(|unit| unit.code.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn a_code_is_put_in_its_place_and_nothing_else_changes() {
        let code = Random::new(1).code();
        for letter in [Letter::filing(None).unwrap(), Letter::looking_up().unwrap()] {
            let request = String::from_utf8(letter.with(&code)).unwrap();
            let digits = std::str::from_utf8(&code).unwrap();
            assert_eq!(request.replace(digits, BLANK).into_bytes(), letter.bytes);
            assert_eq!(request.matches(digits).count(), 1);
        }
    }
}
