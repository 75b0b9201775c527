//! 检查: inspections by oversight, visits of supervisors, and what became of what was poor.

use qingyu_domain::inspection::{CheckKind, InspectionEnd, InspectionStand, Manner, Mark};

use crate::Lang;

words! {
    h1: "督察检查和走访", "Inspections and visits";
    lead: "最近的在前。没有改好的列为问题，本季度内清零。", "The newest first. What is not mended becomes a problem, to be cleared within the quarter.";
    lead_unit: "本单位的检查和走访。哪些不足要改、改到哪天，请落实并写明证据。", "Inspections of your unit and visits to it: what was poor is to be mended by its day, with evidence.";
    lead_visits: "您所监督窗口的走访。上次说要改的改了没有，再去看一看。", "Visits to the windows you supervise. Has what was to be mended been mended? Please look again.";
    none: "没有这样的检查。", "No such inspections.";
    none_yet: "还没有检查。", "No inspections yet.";
    record: "记录检查", "Record an inspection";
    unit: "单位", "Unit";
    all_units: "全部单位", "All units";
    stage: "进展", "Stage";
    all_stages: "全部", "All";
    apply: "查找", "Find";
    next: "下一页", "Next page";
    first: "从头开始", "From the start";
    visit: "走访", "Visit";
    overdue: "已逾期", "Overdue";
    due: "期限", "Due";

    back: "回到督察检查和走访", "Back to inspections and visits";
    one_h1: "检查情况", "An inspection";
    found_h2: "看了什么", "What was looked at";
    not_looked: "没有看", "Not looked at";
    photos_h2: "照片", "Pictures";
    no_photos: "还没有照片。", "No pictures yet.";
    history_h2: "经过", "What happened";
    do_h2: "现在可以办", "What you can do now";

    new_h1: "记录检查", "Record an inspection";
    new_lead: "事先不告知被检查单位。看了的才评，没有看的留空。", "The unit is not told beforehand. Mark what you looked at; leave the rest as it is.";
    new_none: "您不做检查。", "You make no inspections.";
    window: "窗口", "Window";
    no_window: "不是某一个窗口", "No window in particular";
    checklist: "检查内容", "What is looked at";
    manner: "方式", "How";
    visit_days: "有不达标的，单位在期限内改好，期限写在记录里；到时请您再看一次。", "What is poor the unit mends by the day in the record; then please look again.";
    unit_needed: "请选择单位", "Please choose the unit";
    days: "几个工作日内改好", "To be mended within how many working days";
    days_hint: "有不达标的才填，1到60。", "Only where something is poor, 1 to 60.";
    text: "看到的情况", "What you saw";
    text_hint: "有不达标的要写清楚。不写群众的姓名和电话。", "Needed where something is poor. No names or numbers of citizens.";
    save: "保存", "Save";
    saved: "已记录，可以添加照片。", "Recorded. You can add pictures.";
    saved_before: "这次检查已经保存过，和现在填的不一样。请先到“督察检查和走访”里看；再按“保存”会另记一次。", "This was saved before, and what you entered now differs. Please look at the list first; pressing Save again records another one.";
    marks_needed: "请至少看一项", "Please mark at least one thing";
    days_needed: "请填写1到60的整数", "Please enter a whole number from 1 to 60";
    text_needed: "请写明情况", "Please say what you saw or did";
    choice_needed: "请选择一项", "Please choose one";
    offline: "没有网络，还没有保存。写的都在本页，不要离开；联网后再按“保存”，不会重复。", "No network; not saved yet. All you noted is on this page: stay here, and press Save again once there is one. It will not be doubled.";

    rectify: "记录整改", "Record what was mended";
    rectify_lead: "写明改了什么，证据在哪里；可以先添加照片。", "What was changed, and where the evidence is; pictures can be added first.";
    rectify_text: "整改情况和证据", "What was mended, and the evidence";
    reinspect: "记录复查", "Record a second look";
    reinspect_lead: "到现场再看一次。没有改好的列为问题。", "Go and look again. What is not mended becomes a problem.";
    reinspect_mended: "改好了吗？", "Is it mended?";
    reinspect_text: "复查情况", "What you saw";
    clear: "问题销号", "Clear the problem";
    clear_lead: "写明怎样解决、怎样防止再发生。", "How it was solved, and what keeps it from coming back.";
    clear_text: "销号依据", "On what ground";
    reply: "答复意见", "Answer the opinion";
    reply_lead: "写明怎样办、什么时候办好；办不到的，写明为什么。", "What will be done and by when; where it cannot be done, why.";
    reply_text: "答复", "Your answer";
    judge: "看答复行不行", "Say whether the answer will do";
    judge_lead: "不满意的，由督察部门再答复一次。", "If it will not do, oversight gives another answer.";
    judge_content: "对答复满意吗？", "Will it do?";
    judge_yes: "满意", "It will do";
    judge_no: "不满意，请再答复", "It will not; please answer again";
    judge_text: "说明", "Why";
    answer: "再次答复", "Answer again";
    answer_lead: "监督员对单位的答复不满意，由督察部门核实后答复。", "The supervisor was not content with the unit's answer: check, and give another one.";
    answer_text: "答复", "The answer";
    opinion: "请单位答复我的意见", "The unit should answer my opinion";
    opinion_hint: "没有不达标的，也可以提意见，单位按期限答复。有不达标的，单位没有先改好就要答复。", "Also where nothing is poor: the unit answers by a day. What is poor is answered unless it is mended before.";
    opinion_needed: "请写明您的意见", "Please say what your opinion is";
    photo: "添加照片", "Add a picture";
    photo_lead: "不要拍到群众的脸和证件。照片里的位置会去掉。", "No faces or papers of citizens. The place is taken out of the picture.";
    photo_file: "照片（JPEG或PNG，不超过8MB）", "Picture (JPEG or PNG, 8 MB at most)";
    photo_needed: "请选择一张照片", "Please choose a picture";
    photo_bad: "这个文件不是能读的照片", "This file is no picture that can be read";
    photo_large: "照片超过8MB，请选小一些的", "The picture has more than 8 MB; please choose a smaller one";
    photo_full: "照片已满8张", "There are 8 pictures already";
    photo_found: "检查时", "When it was looked at";
    photo_mended: "单位提供", "From the unit";
    photo_added: "照片已添加。", "The picture was added.";
    done: "已记录。", "Recorded.";
    stale: "刚才有人办过，请看最新情况再办。", "Somebody did something just now. Please look again first.";
    yes: "改好了", "It is mended";
    no: "没有改好", "It is not";
    choose: "请选择", "Please choose";
}

names! {
    /// Whether they knew.
    manner_of(Manner) {
        Open: "明访", "Open";
        Covert: "暗访", "Covert";
    }

    /// What was found.
    mark(Mark) {
        Good: "达标", "Good";
        Poor: "不达标", "Poor";
    }

    /// What a list is for.
    kind(CheckKind) {
        OnSite: "现场督察", "On the spot";
        Patrol: "网上巡查", "By video";
        Visit: "作风监督员走访", "Supervisors' visits";
    }

    /// Where it stands.
    stage_of(InspectionStand) {
        Rectify: "待整改", "To be mended";
        Reinspect: "待复查", "To be looked at again";
        Problem: "问题未销", "A problem";
        Done: "已办结", "Over";
    }

    /// How it ended.
    end(InspectionEnd) {
        Good: "全部达标", "All good";
        Mended: "已改好", "Mended";
        Cleared: "问题已销号", "Problem cleared";
    }
}

/// A picture by its place, from 1, and how many there are.
pub fn photo_of(lang: Lang, place: usize, all: usize) -> String {
    match lang.spoken() {
        Lang::Zh => format!("照片{place}，共{all}张"),
        Lang::En => format!("Picture {place} of {all}"),
    }
}

/// How many are as they should be, of how many.
pub fn scored(lang: Lang, good: i64, looked_at: i64) -> String {
    match lang.spoken() {
        Lang::Zh => format!("看了{looked_at}项，{good}项达标"),
        Lang::En => format!("{good} of {looked_at} good"),
    }
}
