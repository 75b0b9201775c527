//! Whether a thank-you is published, as its citizen is told.

use qingyu_domain::case::PublicationStanding;

use crate::Lang;

words! {
    h2: "公开您的表扬", "Publishing your thank-you";
    ask: "您的表扬已经核实、转达。同意的话，工作人员会去掉能认出您和别人的内容，只写单位和月份，两人看过后公开在“公开的话”。不同意也没有任何影响；同意后随时可以收回，马上撤下。", "Your thank-you was verified and passed on. If you agree, the staff takes out what could give you or others away, names the unit and the month only, and publishes it among the “Words made public” once two people have seen it. Saying nothing changes nothing; you can take it back at any time, and it is gone at once.";
    agreed: "您同意公开。文字还没有写好，写好后会在这里给您看。", "You agreed. The words are not written yet; you will see them here.";
    checking: "准备公开的文字，正由另一人核对：", "This would be published; another person is checking it:";
    public: "现在公开的文字：", "This is public now:";
    yes: "同意公开", "Agree to publish it";
    no: "收回，不要公开", "Take it back, do not publish it";
}

/// Where it stands.
pub const fn standing(lang: Lang, standing: PublicationStanding) -> &'static str {
    match standing {
        PublicationStanding::Possible => ask(lang),
        PublicationStanding::Agreed => agreed(lang),
        PublicationStanding::Checking => checking(lang),
        PublicationStanding::Public => public(lang),
    }
}
