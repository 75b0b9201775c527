//! Hints at a possible emergency in a text (rule 12): a calm panel before sending, never a block.
//!
//! No rule for negation or tense: a needless panel costs a glance, a missing one may cost a life.
//! The phrases were chosen by judgement; the psychological service and command should read them before they go live.

/// How much a phrase says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Enough to mark the case 疑似危急.
    Strong,
    /// Enough to show the panel.
    Weak,
}

/// Phrases, and the harmless phrases around them that silence them at that place only.
const PHRASES: &[(&str, Weight, &[&str])] = &[
    (
        "救命",
        Weight::Strong,
        &["救命恩人", "救命之恩", "救命钱", "救命药", "救命稻草"],
    ),
    ("流血", Weight::Strong, &["流血牺牲", "流血流汗", "流血的教训"]),
    ("血流不止", Weight::Strong, &[]),
    ("昏迷", Weight::Strong, &[]),
    ("没有呼吸", Weight::Strong, &[]),
    ("没呼吸", Weight::Strong, &[]),
    ("叫不醒", Weight::Strong, &[]),
    (
        "生命危险",
        Weight::Strong,
        &[
            "没有生命危险",
            "无生命危险",
            "没生命危险",
            "脱离生命危险",
            "脱离了生命危险",
            "冒着生命危险",
        ],
    ),
    ("出人命", Weight::Strong, &[]),
    ("着火了", Weight::Strong, &["万一着火了", "要是着火了", "如果着火了"]),
    ("煤气泄漏", Weight::Strong, &["防止煤气泄漏", "预防煤气泄漏"]),
    ("落水", Weight::Strong, &["落水管", "落水狗", "跌落水平"]),
    ("喝农药", Weight::Strong, &[]),
    ("喝了农药", Weight::Strong, &[]),
    (
        "正在打",
        Weight::Strong,
        &[
            "正在打电话",
            "正在打印",
            "正在打扫",
            "正在打游戏",
            "正在打麻将",
            "正在打牌",
            "正在打卡",
            "正在打包",
            "正在打官司",
            "正在打算",
            "正在打听",
            "正在打球",
            "正在打瞌睡",
            "正在打针",
            "正在打磨",
            "正在打桩",
            "正在打孔",
            "正在打车",
            "正在打饭",
            "正在打造",
            "正在打击",
            "正在打假",
            "正在打折",
            "正在打理",
            "正在打盹",
        ],
    ),
    ("在打我", Weight::Strong, &["在打我电话", "在打我的电话"]),
    (
        "打死",
        Weight::Strong,
        &[
            "打死也不信",
            "打死我也不信",
            "打死我都不信",
            "打死我也不敢",
            "打死不承认",
            "打死不认",
        ],
    ),
    ("弄死", Weight::Strong, &[]),
    ("杀了我", Weight::Strong, &[]),
    (
        "要杀",
        Weight::Strong,
        &[
            "要杀毒",
            "要杀价",
            "要杀菌",
            "要杀虫",
            "要杀鸡",
            "要杀猪",
            "要杀鱼",
            "要杀一儆百",
        ],
    ),
    ("砍人", Weight::Strong, &[]),
    ("持刀", Weight::Strong, &[]),
    ("拿刀", Weight::Strong, &["拿刀切菜", "拿刀切肉", "拿刀削皮"]),
    ("拿着刀", Weight::Strong, &[]),
    ("掐脖子", Weight::Strong, &[]),
    ("掐我脖子", Weight::Strong, &[]),
    ("同归于尽", Weight::Strong, &[]),
    ("要我好看", Weight::Weak, &["要我好看一点"]),
    ("家暴", Weight::Weak, &["反家暴", "防家暴"]),
    ("自杀", Weight::Strong, &["预防自杀", "防自杀"]),
    ("不想活", Weight::Strong, &[]),
    (
        "想死",
        Weight::Strong,
        &["想死你了", "想死你们了", "想死我了", "想死他了"],
    ),
    ("寻死", Weight::Strong, &[]),
    ("活不下去", Weight::Strong, &[]),
    ("活着没意思", Weight::Strong, &[]),
    ("跳楼", Weight::Strong, &["跳楼价", "跳楼大甩卖", "跳楼甩卖", "跳楼机"]),
    ("跳河", Weight::Strong, &[]),
    ("割腕", Weight::Strong, &[]),
    (
        "上吊",
        Weight::Strong,
        &["上吊车", "上吊牌", "上吊灯", "上吊顶", "上吊装", "上吊运", "上吊东西"],
    ),
    ("轻生", Weight::Strong, &["年轻生", "减轻生"]),
    ("死给你", Weight::Strong, &[]),
    (
        "跟踪",
        Weight::Strong,
        &[
            "跟踪问效",
            "跟踪督办",
            "跟踪督促",
            "跟踪办理",
            "跟踪落实",
            "跟踪反馈",
            "跟踪服务",
            "跟踪处理",
            "跟踪检查",
            "跟踪监测",
            "跟踪监督",
            "跟踪回访",
            "跟踪报道",
            "跟踪审计",
            "跟踪治疗",
            "跟踪管理",
            "持续跟踪问",
            "快递跟踪不",
            "快递跟踪信息",
            "物流跟踪",
            "订单跟踪",
            "全程跟踪办",
            "全程跟踪服",
        ],
    ),
    ("尾随", Weight::Strong, &[]),
    (
        "被困",
        Weight::Strong,
        &["被困扰", "被困惑", "被困境", "被困难家", "被困难群", "被困难吓"],
    ),
    ("困在", Weight::Strong, &["贫困在", "穷困在", "困在于", "困难困在"]),
    ("被关在", Weight::Strong, &["被关在门外", "被关在外面"]),
    ("被锁在", Weight::Strong, &["被锁在门外", "被锁在外面"]),
    ("不敢开门", Weight::Strong, &[]),
    ("孩子不见了", Weight::Strong, &[]),
    ("堵在家", Weight::Weak, &[]),
    // English, without spaces, apostrophes and capitals.
    ("suicid", Weight::Strong, &["suicideprevention"]),
    ("killmyself", Weight::Strong, &[]),
    ("wanttodie", Weight::Strong, &[]),
    ("endmylife", Weight::Strong, &[]),
    ("goingtokill", Weight::Strong, &[]),
    ("beatingme", Weight::Strong, &[]),
    ("beatinghim", Weight::Strong, &[]),
    ("beatingher", Weight::Strong, &[]),
    ("hasaknife", Weight::Strong, &[]),
    ("hasagun", Weight::Strong, &[]),
    ("followingme", Weight::Strong, &[]),
    ("stalkingme", Weight::Strong, &[]),
    ("bleeding", Weight::Strong, &[]),
    ("unconscious", Weight::Strong, &[]),
    ("notbreathing", Weight::Strong, &[]),
    ("trapped", Weight::Strong, &[]),
    ("lockedin", Weight::Weak, &[]),
];

/// The strongest hint in the text, if any. Spaces inside words do not hide it; punctuation ends a phrase.
pub fn hint(text: &str) -> Option<(&'static str, Weight)> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\'' | '’'))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let found = |weight| {
        let mut hits = PHRASES.iter().filter(move |(_, of, _)| *of == weight);
        hits.find(|(phrase, _, harmless)| stands_alone(&text, phrase, harmless))
            .map(|(phrase, weight, _)| (*phrase, *weight))
    };
    found(Weight::Strong).or_else(|| found(Weight::Weak))
}

/// Whether the phrase stands somewhere outside every harmless phrase.
fn stands_alone(text: &str, phrase: &str, harmless: &[&str]) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let end = at + phrase.len();
        !harmless.iter().any(|around| {
            text.match_indices(around)
                .any(|(from, _)| from <= at && end <= from + around.len())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_sentences_stay_silent() {
        for text in [
            "这个问题一直被困扰着我们",
            "我被困难家庭认定的材料难住了",
            "民警正在打电话，让我等一下",
            "楼上正在打麻将，吵到两点",
            "后续会跟踪督办，谢谢",
            "我的快递跟踪不到",
            "他是我的救命恩人，要送锦旗",
            "隔壁店跳楼价大甩卖，喇叭太吵",
            "年轻生命要珍惜，多管管飙车",
            "工地在楼上吊东西没有警戒线",
            "打死我也不信他会收钱",
            "万一着火了救护车进不来",
            "民警冒着生命危险救人",
            "雨落水管坏了没人修",
            "孙子说想死你们了，谢谢民警把他送回来",
            "The officer was rude and did not look up.",
        ] {
            assert_eq!(hint(text), None, "{text}");
        }
    }

    #[test]
    fn cries_for_help_are_heard() {
        for text in [
            "气得我不想活了",
            "他又在楼下跟踪我",
            "我被困在电梯里",
            "他们正在打我爸",
            "正在打人，快来",
            "一直流血",
            "我想死的心都有了",
            "一直持续跟踪我",
            "老公拿刀架在我脖子上",
            "有人跳楼",
            "被困扰了很久，现在我被困在楼顶",
            "孩子被锁在车里",
            "不 想 活 了",
            "他在楼上吊死了快来人",
            "我被困难道没人管吗",
            "他全程跟踪我",
            "送快递跟踪我到家门口",
            "我想死你别拦我",
            "正在打工友",
            "他正在打开煤气",
            "快把人打死不管吗",
            "门口发生流血冲突",
            "I want to die.",
            "He’s going to kill me, he HAS A KNIFE",
            "they are beating me right now",
        ] {
            assert!(matches!(hint(text), Some((_, Weight::Strong))), "{text}");
        }
        assert_eq!(hint("他家暴我"), Some(("家暴", Weight::Weak)));
    }
}
