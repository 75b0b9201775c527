//! Why something cannot be done, for every rule.

use qingyu_domain::case::Refusal;

names! {
    /// The rule in words.
    rule(Refusal) {
        NotNow: "按目前的状态不能这样做。", "The case’s state does not allow this.";
        TooLate: "期限已过，不能再这样做。", "The time for this has passed.";
        TooManyMessages: "今天的留言已满30条。", "Thirty messages were sent today.";
        NotYours: "这一步应由其他人员办理。", "Somebody else has to do this.";
        Unknown: "所指的事项、人员或案件不存在。", "What it names does not exist.";
        AlreadyDone: "已经办过，或同样的提议正在等待审核。", "This is done already, or the same is waiting.";
        OwnMatter: "涉及本人或本单位，须回避。", "This is about yourself or your unit.";
        SecondPerson: "须由另一人审核，提议人不能自己同意。", "Another person has to decide; nobody approves their own proposal.";
        OtherPeople: "须由此前没有办过本件、也不属于承办单位的人员办理，或者没有无利害关系的独立复核人员。", "People who have not worked on it and are of no unit that did have to do this, or no independent reviewer without an interest is left.";
        TakeOnFirst: "请先作回避确认，点“开始办理”。", "First say that there is no conflict of interest: take it on.";
        MustAllege: "有投诉必核查：请先列出反映事项。", "Every complaint is verified: make out an allegation first.";
        MustVerify: "有投诉必核查：请先登记核查工作。", "Every complaint is verified: record what was done to verify.";
        MustHear: "作结论前须听取当事人员陈述，或登记其拒绝、无法确定；群众不同意告知的，登记“群众不同意，未听取”。", "Hear the person concerned first, or record that they refused, cannot be made out, or were not heard because the citizen did not agree.";
        MustAwait: "认定过错前，须等转办摘要发布，并等每位当事人员作出陈述或陈述期满；群众不同意告知的除外。", "Before a fault is found the summary is released and everybody named makes a statement or has had the time for it, unless the citizen did not agree.";
        MustSayWhy: "无法查实须写明查过什么、为什么查不清。", "Not provable says what was tried and why it failed.";
        MustFind: "每项反映都要有经审核的核查结论。", "Every allegation needs an approved finding.";
        MustImprove: "有不足必改进：请先制定改进措施。", "A shortcoming is improved: plan it first.";
        MustClarify: "无过错必澄清：请先登记澄清。", "Who has no fault is cleared: record the clarification.";
        MustAccount: "有过错必追究：请先登记责任追究。", "A fault is answered for: record how.";
        DoesNotFit: "所填内容与结论或规则不相符，请检查所选项。", "What was chosen does not fit together; please check.";
        NeedsConsent: "须先征得群众同意（内容可能让人认出反映人）。", "The citizen has to agree first: the text could give them away.";
        MustPreserve: "请先保全录音录像并登记结果。", "Order the recordings preserved, and record the result, first.";
        MustNameOrgan: "答复须写明复查机关。", "The answer names the organ for the legal review.";
        MustConvey: "请先转达表扬。", "Convey the praise first.";
        MustAdopt: "答复建议须说明是否采纳。", "Say whether the suggestion is adopted.";
        MustFollowUp: "请先回访。", "Follow up first.";
        MustLook: "请先按“找回查询码”的原因查看群众身份并当面核对。", "Look at the identity first, on the record, and compare it with who stands before you.";
    }
}
