//! 好好说话: why a place in an answer is marked, and a kinder form.

use qingyu_domain::tone::{Piece, ToneRule};

words! {
    heading: "好好说话", "Reply helper";
    fine: "没有发现容易伤人的说法。", "Nothing here is likely to hurt.";
    missing: "似乎还缺：", "It does not seem to say: ";
    never: "只作提醒，不影响提交。", "Only a reminder; it never stops you.";
}

names! {
    /// Why a place is marked.
    why(ToneRule) {
        Rhetorical: "反问让人觉得被指责", "A rhetorical question sounds like a reproach";
        Blame: "把责任推给群众", "It puts the blame on the citizen";
        Order: "像在下命令", "It sounds like an order";
        BrushOff: "推开了，却没有说该找谁", "It sends away without saying to whom";
        EmptyOpening: "套话，没有内容", "An opening that says nothing";
    }
    /// A kinder form.
    kinder(ToneRule) {
        Rhetorical: "改为直接说明事实：“我们查到的情况是……”", "State the fact: “What we found is …”";
        Blame: "改为说明规定和可以怎么做：“按规定需要……，您可以……”", "Say the rule and the way: “The rule asks for …; you can …”";
        Order: "改为“请您……”，并说明为什么", "Say “please …”, and why";
        BrushOff: "写明由哪里负责、电话多少：“这件事由……负责，电话……”", "Name who is responsible, with a number";
        EmptyOpening: "直接从查了什么、结果如何写起", "Begin with what was checked and what came out";
    }
    /// A piece that an answer should hold.
    piece(Piece) {
        Checked: "查了什么", "what was checked";
        Outcome: "结果", "the outcome";
        Reasons: "理由", "the reasons";
        NextStep: "下一步", "what is next";
        ContactPerson: "联系人和电话", "whom to ask, with a number";
        LegalWay: "救济途径和期限", "the legal way and its last day";
    }
}
