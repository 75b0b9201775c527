//! Slips with the codes of visits, to be printed.

use crate::Lang;

words! {
    h1: "打印评价小票", "Print slips for ratings";
    lead: "叫号系统打不出二维码时，在这里打印。只打印叫号系统已经报送、还没有用过的码；这里不能造码，也什么都不保存。每张只给办事的本人，不挑人。", "For queue systems that cannot print a code. Only codes that such a system has reported and nobody has used are printed; none can be made here, and nothing is kept. Each is for whoever came, whoever that is.";
    table: "叫号系统报送的表（CSV）", "The table that the queue system reported (CSV)";
    table_hint: "第一行是 visit,on,window,token，和放进文件夹的一样；最多200行", "Its first line is visit,on,window,token, as in the files that are dropped; 200 lines at most";
    make: "做成小票", "Make the slips";
    none: "没有可以打印的：表里的码没有报送过、已经用过、过期，或者和窗口对不上。", "There is nothing to print: the codes were not reported, were used, have run out, or do not fit their windows.";
    once: "自愿评价，不用留姓名。只能用一次。", "Rating is voluntary, and no name is needed. It works once.";
    code: "评价用的二维码", "The code for a rating";
    print: "请用浏览器打印，打完关掉这个页面。", "Print this with the browser, then close it.";
    to_desk: "回工作台", "Back to the desk";
}

/// More lines than are printed at once.
pub fn too_many(lang: Lang, most: usize) -> String {
    match lang.spoken() {
        Lang::Zh => format!("一次最多{most}行，请分几次打印。"),
        Lang::En => format!("At most {most} lines at once: please print them in parts."),
    }
}

/// How many were made, and how many lines have none.
pub fn done(lang: Lang, made: usize, left: usize) -> String {
    match (lang.spoken(), left) {
        (Lang::Zh, 0) => format!("共{made}张。"),
        (Lang::Zh, _) => format!("共{made}张；另有{left}行没有打印：没有码，或者码没有报送过、已经用过、过期。"),
        (Lang::En, 0) => format!("{made} slips."),
        (Lang::En, _) => {
            format!(
                "{made} slips; {left} lines have none: no code, or one that was not reported, was used or has run out."
            )
        }
    }
}

/// Until which day it works.
pub fn until(lang: Lang, day: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("用到{day}"),
        Lang::En => format!("Works until {day}"),
    }
}
