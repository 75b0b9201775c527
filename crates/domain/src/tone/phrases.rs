//! The phrases of each rule. Chosen by judgement; docs/REPLY-TONE.md says how often they are right.

/// A place in a sentence, in bytes.
type Span = (usize, usize);

/// The first of these phrases in a sentence.
fn first(sentence: &str, phrases: &[&str]) -> Option<Span> {
    let find = |phrase: &&str| sentence.find(*phrase).map(|start| (start, start + phrase.len()));
    phrases.iter().filter_map(find).min()
}

/// The end of the words of a sentence: its closing sign is not marked.
fn end(sentence: &str) -> usize {
    sentence
        .trim_end_matches(['。', '！', '!', '?', '？', '；', ';', '\n', ' '])
        .len()
}

/// Whether a sentence asks.
fn asks(sentence: &str) -> bool {
    let words = sentence.get(..end(sentence)).unwrap_or(sentence);
    let is_marked = sentence.trim_end().ends_with(['?', '？']);
    is_marked || words.ends_with(['吗', '呢', '么'])
}

/// 难道…吗, 不是…吗, 怎么能…, 凭什么, 何必….
pub(super) fn rhetorical(sentence: &str) -> Option<Span> {
    if let Some((start, _)) = first(sentence, &["难道"]) {
        return Some((start, end(sentence)));
    }
    if let Some(found) = first(
        sentence,
        &["何必", "何苦", "岂能", "岂有此理", "岂不是", "哪有这样的道理"],
    ) {
        return Some(found);
    }
    if let Some((start, stop)) = first(sentence, &["凭什么", "还用说", "还不明白", "还不清楚", "还不够清楚"])
        && asks(sentence)
    {
        return Some((start, stop));
    }
    // 怎么能…呢 reproaches; 请问怎么能… asks how.
    let how = first(sentence, &["怎么能", "怎么可以", "怎么可能"]);
    if let Some((start, stop)) = how
        && asks(sentence)
        && !sentence.contains("请问")
    {
        return Some((start, stop));
    }
    let (start, _) = first(sentence, &["不是"])?;
    let before = sentence.get(..start)?;
    let is_open_question = before.ends_with('是') || sentence.contains("请");
    let words = sentence.get(..end(sentence))?;
    (words.ends_with('吗') && !is_open_question).then_some((start, words.len()))
}

/// 是你自己…, 谁让您….
pub(super) fn blame(sentence: &str) -> Option<Span> {
    let direct = [
        "是你自己",
        "是您自己",
        "是你们自己",
        "是您本人没",
        "是你本人没",
        "你自己没",
        "您自己没",
        "你自己不",
        "您自己不",
        "您自己造成",
        "你自己造成",
        "谁让你",
        "谁让您",
        "谁叫你",
        "谁叫您",
        "只能怪你",
        "只能怪您",
        "早干什么",
        "早干嘛",
        "自己负责任",
        "后果自负",
        "咎由自取",
    ];
    first(sentence, &direct)
}

/// 你必须…, 您应该…, 请勿….
pub(super) fn order(sentence: &str) -> Option<Span> {
    let direct = [
        "你必须",
        "您必须",
        "你应该",
        "您应该",
        "你应当",
        "您应当",
        "你不要",
        "您不要",
        "你不得",
        "您不得",
        "请勿再",
        "请勿重复",
        "务必配合",
        "你得先",
        "您得先",
        "你需无条件",
        "不要再打",
        "不要重复",
    ];
    first(sentence, &direct)
}

/// 不归我们管, 不属于…职责 without saying who is responsible.
pub(super) fn brush_off(sentence: &str, after: &str) -> Option<Span> {
    let found = first(
        sentence,
        &[
            "不归我们管",
            "不归我管",
            "不归公安管",
            "我们管不了",
            "管不了",
            "爱莫能助",
            "无能为力",
            "没有办法解决",
            "我们没办法",
            "与我们无关",
            "与我局无关",
            "请自行解决",
            "自行想办法",
        ],
    )
    .or_else(|| outside(sentence))?;
    let says_who = |text: &str| {
        let ways = [
            "请向",
            "请你向",
            "请您向",
            "请你到",
            "请您到",
            "可向",
            "可以向",
            "请到",
            "可到",
            "可以到",
            "请联系",
            "可联系",
            "请咨询",
            "可咨询",
            "请拨打",
            "可拨打",
            "建议向",
            "建议到",
            "建议您向",
            "建议您到",
            "已转",
            "转给",
            "转交",
            "移交",
            "移送",
            "由市",
            "由区",
            "由县",
            "由住建",
            "由城管",
            "归口",
            "主管部门为",
            "主管部门是",
            "负责部门",
            "申请行政复议",
            "提起行政诉讼",
            "向人民法院",
            "通过诉讼",
            "走司法",
        ];
        ways.iter().any(|way| text.contains(way))
    };
    (!says_who(sentence) && !says_who(after)).then_some(found)
}

/// 不属于 … 职责, 管辖, 范围, 受理, with few words between.
fn outside(sentence: &str) -> Option<Span> {
    let (start, stop) = first(sentence, &["不属于", "不属", "不在"])?;
    let rest = sentence.get(stop..)?;
    let (_, length) = first(
        rest,
        &["职责", "管辖", "职权", "受理范围", "工作范围", "管理范围", "业务范围"],
    )?;
    let between = rest.get(..length)?.chars().count();
    (between <= 16).then_some((start, stop + length))
}

/// A sentence that only thanks, confirms or assures.
pub(super) fn empty(sentence: &str) -> Option<Span> {
    let words = sentence.get(..end(sentence))?.trim_start();
    let start = sentence.find(words)?;
    // A long sentence says something besides.
    if words.chars().count() > 45 {
        return None;
    }
    let says_something = [
        "属实",
        "核查",
        "核实",
        "调查",
        "经查",
        "已修",
        "已处理",
        "当天",
        "结果",
        "决定",
    ];
    if says_something.iter().any(|phrase| words.contains(phrase)) {
        return None;
    }
    let empty = [
        "收悉",
        "已收到",
        "感谢您对",
        "感谢你对",
        "感谢您的关心",
        "感谢您的支持",
        "感谢您的来信",
        "高度重视",
        "十分重视",
        "非常重视",
        "立即组织",
        "第一时间",
        "现答复如下",
        "现将有关情况回复如下",
        "现回复如下",
        "答复如下",
        "回复如下",
    ];
    empty
        .iter()
        .any(|phrase| words.contains(phrase))
        .then_some((start, start + words.len()))
}
