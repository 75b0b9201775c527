//! A look before what cannot be taken back: what is told to whom.

use crate::Lang;

words! {
    heading: "请核对，发出后不能收回", "Please check: this cannot be taken back";
    back: "返回修改", "Back to change it";
    answer_send: "确认无误，答复群众", "It is right: answer the citizen";
    names_send: "确认无误，登记", "It is right: name them";
    names_told: "登记后，这些人和与其同单位的人立即看不到本件，不能再办理，不能撤销。转办摘要发布后，他们会收到通报并可以陈述；在此之前不会告诉他们。群众看不到这些姓名。", "From now on those named, and everybody of their units, see nothing of this case and cannot work on it; it cannot be undone. Once the summary is released they are told by a notice and can make a statement, and not before. The citizen does not see these names.";
}

/// Who reads an answer; so many merged cases follow this one.
pub fn answer_told(lang: Lang, joined: usize) -> String {
    let n = joined.to_string();
    match (lang, joined) {
        (Lang::Zh, 0) => "群众会在查询页面逐字看到下面的内容。被反映的单位和当事人员看不到这份答复。".to_owned(),
        (Lang::En, 0) => {
            "The citizen reads exactly this on the tracking page. The unit and the persons concerned do not.".to_owned()
        }
        (Lang::Zh, _) => [
            "本件的群众和合并办理的",
            &n,
            "件反映的群众都会在查询页面逐字看到下面的内容，请确认没有写任何一位群众的个人情况。被反映的单位和当事人员看不到这份答复。",
        ]
        .concat(),
        (Lang::En, _) => [
            "The citizen of this case, and those of ",
            &n,
            " merged with it, read exactly this on the tracking page: make sure that nothing personal of anybody is in it. The unit and the persons concerned do not read it.",
        ]
        .concat(),
    }
}
