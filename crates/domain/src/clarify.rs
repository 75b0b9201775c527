//! The one clarifying question (三多): for the first of when, where, who that nothing tells.

codes! {
    /// What is asked.
    Question {
        /// When it happened.
        When = "when",
        /// Where.
        Where = "where",
        /// Who.
        Who = "who",
    }
}

/// Words that tell when.
const WHEN: &[&str] = &[
    "今天",
    "昨天",
    "前天",
    "今早",
    "昨晚",
    "前晚",
    "昨夜",
    "当天",
    "当晚",
    "刚才",
    "刚刚",
    "凌晨",
    "清晨",
    "早上",
    "早晨",
    "上午",
    "中午",
    "下午",
    "傍晚",
    "晚上",
    "夜里",
    "半夜",
    "深夜",
    "上周",
    "上个月",
    "上月",
    "这周",
    "本周",
    "这个月",
    "星期",
    "礼拜",
    "周末",
    "去年",
    "年初",
    "年底",
    "月初",
    "月底",
    "国庆",
    "中秋",
    "春节",
    "过年",
    "元旦",
    "清明",
    "端午",
    "五一",
    "暑假",
    "寒假",
    "天前",
    "月前",
    "年前",
    "小时前",
    "昨儿",
    "那天",
];
/// Words that tell where; the name of a station is not enough, the hall or window in it is.
const WHERE: &[&str] = &[
    "窗口",
    "大厅",
    "柜台",
    "值班室",
    "接待室",
    "调解室",
    "办案区",
    "询问室",
    "岗亭",
    "警务室",
    "警务站",
    "派出所",
    "车管所",
    "分局",
    "路口",
    "大道",
    "街",
    "巷",
    "小区",
    "花园",
    "社区",
    "单元",
    "楼下",
    "楼道",
    "门口",
    "家里",
    "屋里",
    "出租屋",
    "学校",
    "小学",
    "中学",
    "幼儿园",
    "医院",
    "市场",
    "超市",
    "商场",
    "广场",
    "公园",
    "饭店",
    "宾馆",
    "网吧",
    "KTV",
    "工地",
    "厂里",
    "公司",
    "银行",
    "车站",
    "停车场",
    "夜市",
    "店里",
    "码头",
    "对面",
    "附近",
    "网上",
    "电话里",
    "公众号",
    "小程序",
];
/// Words that tell who.
const WHO: &[&str] = &[
    "民警",
    "警察",
    "警官",
    "辅警",
    "协警",
    "协管",
    "交警",
    "特警",
    "巡警",
    "片警",
    "户籍警",
    "女警",
    "男警",
    "所长",
    "教导员",
    "指导员",
    "队长",
    "值班员",
    "接警员",
    "接线员",
    "话务员",
    "内勤",
    "窗口人员",
    "工作人员",
    "经办",
    "办事员",
    "保安",
    "门卫",
    "男同志",
    "女同志",
    "小伙",
    "姑娘",
    "大姐",
    "警号",
    "工号",
    "胸牌",
    "戴眼镜",
    "高个",
    "便衣",
];

/// What is known from the fields beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The day is filled in.
    pub when: bool,
    /// A unit or window is chosen.
    pub place: bool,
    /// The officer is filled in, or not asked for this kind.
    pub who: bool,
}

/// The first question whose field is empty and which the text does not hint at.
pub fn question(text: &str, known: Known) -> Option<Question> {
    let hinted = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let when = known.when || hinted(WHEN) || names_a_date(text);
    let place = known.place || hinted(WHERE);
    let who = known.who || hinted(WHO);
    [(Question::When, when), (Question::Where, place), (Question::Who, who)]
        .into_iter()
        .find_map(|(question, told)| (!told).then_some(question))
}

/// `5月`, `3日`, `8点`, `10:20`: a number before a unit of time.
fn names_a_date(text: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十两".contains(c);
    let mut before = None;
    for c in text.chars() {
        let follows_digit = before.is_some_and(|b: char| b.is_ascii_digit());
        if before.is_some_and(is_number) && (c == '月' || c == '日')
            || follows_digit && matches!(c, '点' | ':' | '：' | '号')
        {
            return true;
        }
        before = Some(c);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_unknown_is_asked() {
        assert_eq!(question("态度很差", Known::default()), Some(Question::When));
        assert_eq!(question("昨天态度很差", Known::default()), Some(Question::Where));
        assert_eq!(question("昨天在大厅态度很差", Known::default()), Some(Question::Who));
        assert_eq!(question("昨天在大厅，辅警态度很差", Known::default()), None);
        assert_eq!(
            question(
                "态度很差",
                Known {
                    when: true,
                    place: true,
                    who: true
                }
            ),
            None
        );
    }

    #[test]
    fn a_date_in_numbers_tells_when() {
        for text in ["5月3日", "五月", "10:20", "３日", "8点去的"] {
            assert_ne!(question(text, Known::default()), Some(Question::When), "{text}");
        }
        for text in ["一点也不好", "提几点意见", "月亮"] {
            assert_eq!(question(text, Known::default()), Some(Question::When), "{text}");
        }
    }
}
