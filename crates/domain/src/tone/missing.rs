//! What an answer should hold and does not.

codes! {
    /// A piece that a citizen needs in an answer.
    Piece {
        /// What was checked, and how.
        Checked = "checked",
        /// What came out.
        Outcome = "outcome",
        /// Why.
        Reasons = "reasons",
        /// What happens next.
        NextStep = "next_step",
        /// Whom to ask, with a number.
        ContactPerson = "contact_person",
        /// The legal way and its last day.
        LegalWay = "legal_way",
    }
}

impl Piece {
    /// Phrases by which the piece is known to be there.
    const fn signs(self) -> &'static [&'static str] {
        match self {
            Self::Checked => &[
                "核查",
                "核实",
                "经查",
                "调查",
                "了解到",
                "经了解",
                "调取",
                "调阅",
                "查看",
                "走访",
                "询问了",
                "勘查",
                "勘验",
                "摸排",
                "听取了",
            ],
            Self::Outcome => &[
                "属实",
                "不属实",
                "无法查实",
                "已办结",
                "已处理",
                "已整改",
                "已完成",
                "已修",
                "处罚",
                "批评教育",
                "立案",
                "不予",
                "予以",
                "结果",
                "已抓获",
                "已解决",
            ],
            Self::Reasons => &[
                "因为", "由于", "原因", "依据", "根据", "按照", "规定", "鉴于", "因此", "因",
            ],
            Self::NextStep => &[
                "下一步",
                "接下来",
                "将在",
                "将于",
                "将继续",
                "我们会",
                "我们将",
                "下步",
                "后续",
                "您可以",
                "您可",
            ],
            Self::ContactPerson => &["联系人", "联系电话", "咨询电话", "电话："],
            Self::LegalWay => &["行政复议", "行政诉讼", "提起诉讼", "复查", "复核", "人民法院"],
        }
    }
}

/// The pieces that an answer does not seem to hold, in the order in which a citizen would ask for them.
pub fn missing(text: &str) -> Vec<Piece> {
    let has = |piece: &&Piece| piece.signs().iter().any(|sign| text.contains(sign)) || is_number(**piece, text);
    Piece::ALL.iter().filter(|piece| !has(piece)).copied().collect()
}

/// A telephone number stands for a contact: seven or more digits in a row, dashes between them allowed.
fn is_number(piece: Piece, text: &str) -> bool {
    if piece != Piece::ContactPerson {
        return false;
    }
    let mut run = 0;
    text.chars().any(|sign| {
        run = match sign {
            '0'..='9' => run + 1,
            '-' | '—' if run > 0 => run,
            _ => 0,
        };
        run >= 7
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_answer_misses_nothing_and_an_empty_one_everything() {
        let whole = "经核查窗口监控，您反映的排队过久属实。原因是当天系统升级。我们将增加一个窗口。联系人：李某，电话0711-1234567。\
            不服本答复可在30日内申请复查。";
        assert_eq!(missing(whole), []);
        assert_eq!(missing("谢谢。"), Piece::ALL);
    }

    #[test]
    fn a_year_is_not_a_telephone_number() {
        assert!(missing("2026年11月23日").contains(&Piece::ContactPerson));
        assert!(!missing("请打0711-3350110").contains(&Piece::ContactPerson));
    }
}
