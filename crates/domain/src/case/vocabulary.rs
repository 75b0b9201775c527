//! The words of the closed loop as codes: causes, outcomes, consequences, measures.

codes! {
    /// What a complaint is about; each complaint gets at least one.
    Cause {
        /// 态度不好
        Attitude = "attitude",
        /// 处理结果不满意
        Result = "result",
        /// 推诿扯皮
        Evasion = "evasion",
        /// 处警慢/办理慢
        Slowness = "slowness",
        /// 程序不规范
        Procedure = "procedure",
        /// 不作为
        Inaction = "inaction",
        /// 执法不公
        Unfairness = "unfairness",
        /// 警容风纪
        Appearance = "appearance",
        /// 收费/材料
        FeesOrPapers = "fees_or_papers",
        /// 信息不清
        UnclearInformation = "unclear_information",
        /// 使用武力或强制措施不当
        Force = "force",
        /// 违法收受财物/吃拿卡要
        Bribery = "bribery",
        /// 泄露个人信息
        Leak = "leak",
        /// 打击报复
        Reprisal = "reprisal",
        /// 滥用职权
        AbuseOfPower = "abuse_of_power",
        /// 酒后执勤或驾车
        Drink = "drink",
        /// 其他
        Other = "other",
    }
}

impl Cause {
    /// Whether oversight hears of it the same day.
    pub const fn is_serious(self) -> bool {
        matches!(
            self,
            Self::Force | Self::Bribery | Self::Leak | Self::Reprisal | Self::AbuseOfPower | Self::Drink
        )
    }
}

codes! {
    /// What was found about one allegation.
    Outcome {
        /// 属实
        Upheld = "upheld",
        /// 部分属实
        PartlyUpheld = "partly_upheld",
        /// 不属实
        NotUpheld = "not_upheld",
        /// 无法查实: never "no fault".
        NotProvable = "not_provable",
    }
}

codes! {
    /// What follows from a finding.
    Consequence {
        /// 有过错: needs accountability.
        Fault = "fault",
        /// 有不足: needs an improvement.
        Shortcoming = "shortcoming",
        /// 无过错: needs a clarification.
        NoFault = "no_fault",
    }
}

codes! {
    /// What was done to verify.
    VerifyingAct {
        /// Called the complainant, or asked on the page.
        AskedComplainant = "asked_complainant",
        /// Preserved and looked at recordings.
        LookedAtRecordings = "looked_at_recordings",
        /// Heard witnesses.
        HeardWitnesses = "heard_witnesses",
        /// Heard the person concerned.
        HeardConcerned = "heard_concerned",
        /// The person concerned would not speak.
        ConcernedRefused = "concerned_refused",
        /// No person concerned could be made out.
        NoPersonConcerned = "no_person_concerned",
        /// Not heard: the citizen did not agree that those complained about are told.
        CitizenDidNotAgree = "citizen_did_not_agree",
        /// Visited the place.
        Visited = "visited",
        /// Read the files.
        ReadFiles = "read_files",
    }
}

codes! {
    /// A recording that can be lost.
    Recording {
        /// 执法记录仪
        BodyCamera = "body_camera",
        /// 监控
        Surveillance = "surveillance",
        /// 110录音
        Call110 = "call_110",
    }
}

codes! {
    /// How a shortcoming is improved.
    ImprovementMeasure {
        /// 建章立制
        Rules = "rules",
        /// 规范流程
        Process = "process",
        /// 创新模式
        NewWay = "new_way",
        /// 教育培训
        Training = "training",
    }
}

codes! {
    /// How somebody answers for a fault; published only as totals.
    Accountability {
        /// 谈话提醒
        Reminder = "reminder",
        /// 批评教育
        Criticism = "criticism",
        /// 责令检查
        SelfExamination = "self_examination",
        /// 诫勉
        Admonition = "admonition",
        /// 通报批评
        CircularCriticism = "circular_criticism",
        /// 组织处理
        Organisational = "organisational",
        /// 处分
        Sanction = "sanction",
        /// 移送
        HandedOver = "handed_over",
    }
}

codes! {
    /// To whom a clarification is said.
    Audience {
        /// The complainant.
        Complainant = "complainant",
        /// The officer.
        Officer = "officer",
        /// The unit.
        Unit = "unit",
    }
}

codes! {
    /// Why a case is not taken; nobody is refused for tone.
    RefusalGround {
        /// Nothing in it.
        NoContent = "no_content",
        /// It cannot be read.
        Unreadable = "unreadable",
        /// Advertising.
        Advertising = "advertising",
    }
}

codes! {
    /// A lawful way of its own.
    LawfulWay {
        /// 行政复议
        Reconsideration = "reconsideration",
        /// 行政诉讼
        Litigation = "litigation",
        /// 刑事申诉或立案监督
        CriminalReview = "criminal_review",
        /// 交通事故认定复核
        AccidentReview = "accident_review",
        /// Another authority's matter.
        OtherAuthority = "other_authority",
    }
}

codes! {
    /// Whether the citizen's matter is solved.
    Solved {
        /// Yes.
        Yes = "yes",
        /// Partly.
        Partly = "partly",
        /// No.
        No = "no",
    }
}

codes! {
    /// Why a citizen is not satisfied; asked for levels 1 and 2 only.
    EvaluationReason {
        /// 态度不好
        Attitude = "attitude",
        /// 没有解决
        Unsolved = "unsolved",
        /// 太慢
        Slow = "slow",
        /// 说不清楚
        Unclear = "unclear",
        /// 不公正
        Unfair = "unfair",
        /// 其他
        Other = "other",
    }
}

codes! {
    /// What is erased when the citizen asks for it.
    Erasure {
        /// The contact: while the case goes on.
        Contact = "contact",
        /// The contact and every text: once it is over.
        All = "all",
    }
}

codes! {
    /// What came of a follow-up call.
    Reached {
        /// Reached, with what the citizen said.
        Spoken = "spoken",
        /// Nobody answered.
        NotReached = "not_reached",
        /// 匿名，无法回访
        Anonymous = "anonymous",
    }
}

codes! {
    /// How a case ended.
    Ending {
        /// The citizen is content.
        Content = "content",
        /// Nothing was heard; recorded as silence.
        Silence = "silence",
        /// 匿名，无法回访
        Anonymous = "anonymous",
        /// The last step inside the house; the legal review stays open.
        Exhausted = "exhausted",
    }
}

codes! {
    /// Why somebody looks at an identity.
    LookReason {
        /// To ask the citizen something that only they can say.
        AskCitizen = "ask_citizen",
        /// To call for the follow-up.
        FollowUp = "follow_up",
        /// To help as the citizen asked.
        Help = "help",
        /// Danger to life.
        Danger = "danger",
        /// A report of reprisal.
        Reprisal = "reprisal",
        /// The citizen asked for a new code.
        LostCode = "lost_code",
    }
}

codes! {
    /// What becomes of a suggestion.
    Adoption {
        /// Adopted.
        Adopted = "adopted",
        /// Partly adopted.
        Partly = "partly",
        /// Not adopted; the answer says why.
        NotAdopted = "not_adopted",
    }
}

codes! {
    /// Which look it is.
    Round {
        /// The first verification or handling.
        First = "first",
        /// The second look, by other people.
        Second = "second",
        /// Gone up: the last one inside the house.
        Up = "up",
    }
}
