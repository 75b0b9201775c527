//! Faults in words: each says what to do.

use qingyu_domain::fault::{Fault, FaultCode, Field};
use qingyu_domain::kind::Kind;

use crate::Lang;

/// The label of a field as it stands on the page.
pub const fn field(lang: Lang, field: Field, kind: Option<Kind>) -> &'static str {
    match lang.spoken() {
        Lang::Zh => match field {
            Field::QueryCode => "查询码",
            Field::Kind => "类别",
            Field::Unit => "单位",
            Field::Window => "窗口",
            Field::Text => match kind {
                Some(Kind::Enquiry) => "咨询内容",
                Some(Kind::Suggestion) => "建议内容",
                _ => "经过",
            },
            Field::OccurredOn => "时间",
            Field::Officer => "当事民警",
            Field::Contact => "联系方式",
            Field::ContactName => "姓名",
            Field::ContactPhone => "手机号",
            Field::ContactEmail => "邮箱",
            Field::ReplyBy => "答复方式",
            Field::OnBehalfOf => "代谁反映",
            Field::UrgentReason => "加急原因",
            Field::Accompany => "陪办",
            Field::HomeVisit => "上门办",
            Field::CallBack => "请回拨",
            Field::EnterpriseName => "企业名称",
            Field::CreditCode => "统一社会信用代码",
            Field::Reason | Field::Reasons => "原因",
            Field::Level => "满意程度",
            Field::Service => "服务质量",
            Field::Efficiency => "办事效率",
            Field::Conduct => "警风警纪",
            Field::Token => "评价码",
            Field::Phone => "电话",
            _ => "内容",
        },
        Lang::En => match field {
            Field::QueryCode => "Query code",
            Field::Kind => "Kind",
            Field::Unit => "Unit",
            Field::Window => "Window",
            Field::Text => match kind {
                Some(Kind::Enquiry) => "Your question",
                Some(Kind::Suggestion) => "Your suggestion",
                _ => "What happened",
            },
            Field::OccurredOn => "When",
            Field::Officer => "Officer concerned",
            Field::Contact => "Contact",
            Field::ContactName => "Name",
            Field::ContactPhone | Field::Phone => "Phone",
            Field::ContactEmail => "Mail",
            Field::ReplyBy => "How to answer",
            Field::OnBehalfOf => "On behalf of",
            Field::UrgentReason => "Why it is urgent",
            Field::Accompany => "Somebody to go with you",
            Field::HomeVisit => "At home",
            Field::CallBack => "Call me back",
            Field::EnterpriseName => "Enterprise",
            Field::CreditCode => "Unified social credit code",
            Field::Reason | Field::Reasons => "Reason",
            Field::Level => "How satisfied you are",
            Field::Service => "Service",
            Field::Efficiency => "Efficiency",
            Field::Conduct => "Conduct",
            Field::Token => "Rating code",
            _ => "Content",
        },
    }
}

/// What to do about a fault.
pub fn fault(lang: Lang, fault: Fault, kind: Option<Kind>) -> String {
    let label = field(lang, fault.field, kind);
    match lang.spoken() {
        Lang::Zh => chinese(fault, label),
        Lang::En => english(fault, label),
    }
}

fn chinese(fault: Fault, label: &str) -> String {
    match (fault.field, fault.code) {
        (Field::Kind, FaultCode::Required) => "请选择表扬、投诉、咨询或建议".to_owned(),
        (Field::ReplyBy, FaultCode::Required) => "请选择怎样答复您".to_owned(),
        (Field::Level, FaultCode::Required) => "请选择一个满意程度".to_owned(),
        (Field::Reasons, FaultCode::Required) => "请至少选一个不满意的原因".to_owned(),
        (_, FaultCode::Required) => format!("请填写{label}"),
        (Field::Text, FaultCode::TooLong) => "请把内容缩短到5000字以内".to_owned(),
        (_, FaultCode::TooLong) => format!("{label}太长了，请缩短"),
        (_, FaultCode::ControlCharacter | FaultCode::BidiOverride) => {
            format!("{label}里有看不见的特殊字符，请删去或重新输入")
        }
        (Field::ContactPhone | Field::Phone, FaultCode::Malformed) => "请填写完整的手机号，或带区号的座机号".to_owned(),
        (Field::OccurredOn, FaultCode::Malformed) => "请填写一个真实的日期，例如2026-11-20".to_owned(),
        (Field::QueryCode, FaultCode::Malformed) => "查询码是24位数字，请检查是否有遗漏".to_owned(),
        (_, FaultCode::Malformed | FaultCode::WrongType | FaultCode::OutOfRange) => format!("请检查{label}的写法"),
        (_, FaultCode::CheckDigits) => format!("{label}有一位不对，请对照检查"),
        (Field::Unit | Field::Window, FaultCode::Unknown) => format!("请从列表中选择{label}，不清楚可以不选"),
        (_, FaultCode::Unknown) => format!("请重新选择{label}"),
        (_, FaultCode::Future) => "请填写今天或以前的日期".to_owned(),
        (_, FaultCode::NeedsContact) => format!("需要“{label}”，请先留下电话，我们才能联系您"),
        (_, FaultCode::NeedsPhone) => "请填写手机号，才能用您选的方式答复".to_owned(),
        (_, FaultCode::NeedsEmail) => "请填写邮箱，才能用您选的方式答复".to_owned(),
        (_, FaultCode::NotConfigured) => "这种答复方式暂未开通，请换一种".to_owned(),
        (_, FaultCode::UnknownField | FaultCode::Duplicate) => "页面版本已更新，请刷新后再提交".to_owned(),
        (_, FaultCode::OwnMatter) => "涉及您所在单位，请由其他人员登记".to_owned(),
    }
}

fn english(fault: Fault, label: &str) -> String {
    match (fault.field, fault.code) {
        (Field::Kind, FaultCode::Required) => "Choose praise, complaint, enquiry or suggestion".to_owned(),
        (Field::ReplyBy, FaultCode::Required) => "Choose how we may answer you".to_owned(),
        (Field::Level, FaultCode::Required) => "Choose how satisfied you are".to_owned(),
        (Field::Reasons, FaultCode::Required) => "Choose at least one reason for being dissatisfied".to_owned(),
        (_, FaultCode::Required) => format!("Please fill in: {label}"),
        (Field::Text, FaultCode::TooLong) => "Please shorten the text to 5000 characters".to_owned(),
        (_, FaultCode::TooLong) => format!("Please shorten: {label}"),
        (_, FaultCode::ControlCharacter | FaultCode::BidiOverride) => {
            format!("{label} holds invisible special characters; please remove or retype them")
        }
        (Field::ContactPhone | Field::Phone, FaultCode::Malformed) => {
            "Enter a full Chinese mobile number, or a landline with its area code".to_owned()
        }
        (Field::OccurredOn, FaultCode::Malformed) => "Enter a real date, such as 2026-11-20".to_owned(),
        (Field::QueryCode, FaultCode::Malformed) => {
            "A query code has 24 digits; please check for missing ones".to_owned()
        }
        (_, FaultCode::Malformed | FaultCode::WrongType | FaultCode::OutOfRange) => {
            format!("Please check how this is written: {label}")
        }
        (_, FaultCode::CheckDigits) => format!("One character is wrong, please compare: {label}"),
        (Field::Unit | Field::Window, FaultCode::Unknown) => format!("Choose from the list, or leave empty: {label}"),
        (_, FaultCode::Unknown) => format!("Please choose again: {label}"),
        (_, FaultCode::Future) => "Enter today or an earlier day".to_owned(),
        (_, FaultCode::NeedsContact) => format!("“{label}” needs a phone number, so that we can reach you"),
        (_, FaultCode::NeedsPhone) => "Enter a phone number for the way of answering that you chose".to_owned(),
        (_, FaultCode::NeedsEmail) => "Enter a mail address for the way of answering that you chose".to_owned(),
        (_, FaultCode::NotConfigured) => "This way of answering is not set up yet; choose another".to_owned(),
        (_, FaultCode::OwnMatter) => "It is about your own unit; somebody else has to take it down".to_owned(),
        (_, FaultCode::UnknownField | FaultCode::Duplicate) => {
            "The page has been updated; please reload and send again".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_every_field_has_words_in_both_languages() {
        for &at in Field::ALL {
            for &code in FaultCode::ALL {
                for lang in Lang::ALL {
                    let text = fault(lang, Fault { field: at, code }, Some(Kind::Enquiry));
                    assert!(text.chars().count() > 4, "{at:?} {code:?}");
                    let has_chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                    assert_eq!(has_chinese, lang == Lang::Zh, "{text}");
                }
            }
        }
    }

    #[test]
    fn a_missing_text_is_named_as_on_its_page() {
        let missing = Fault {
            field: Field::Text,
            code: FaultCode::Required,
        };
        assert_eq!(fault(Lang::Zh, missing, Some(Kind::Complaint)), "请填写经过");
        assert_eq!(fault(Lang::Zh, missing, Some(Kind::Suggestion)), "请填写建议内容");
    }
}
