//! What the citizen is told, as codes.

codes! {
    /// The status on the wire and, in words, on the page.
    CaseStatus {
        /// 已登记，等待受理
        Received = "received",
        /// 已受理
        Accepted = "accepted",
        /// 办理中
        Handling = "handling",
        /// 核查中
        Verifying = "verifying",
        /// 核查完成，准备答复
        Found = "found",
        /// 待您补充
        Waiting = "waiting",
        /// 已答复，请您评价
        Answered = "answered",
        /// 再次核查中
        SecondLook = "second_look",
        /// 督察督办中
        Escalated = "escalated",
        /// 已办结
        Closed = "closed",
        /// 您已撤回
        Withdrawn = "withdrawn",
        /// 已转办
        SentOn = "sent_on",
        /// 应通过其他途径
        Referred = "referred",
        /// 不予受理
        Refused = "refused",
    }
}

codes! {
    /// What the citizen may do now.
    May {
        /// Add a message.
        Message = "message",
        /// Withdraw.
        Withdraw = "withdraw",
        /// Undo the withdrawal.
        Undo = "undo",
        /// Evaluate the answer.
        Evaluate = "evaluate",
        /// Object.
        Object = "object",
        /// Ask for a review.
        Review = "review",
        /// Report reprisal.
        Reprisal = "reprisal",
        /// Say whether to verify although the text could give one away.
        Consent = "consent",
        /// Agree that the thank-you is published.
        Publish = "publish",
        /// Take that back.
        Unpublish = "unpublish",
        /// Have erased what is personal.
        Erase = "erase",
    }
}

codes! {
    /// What comes of a finding, as its citizen is told: in general words, nobody's name and no measure against anybody.
    Upshot {
        /// 有过错，已追究
        Accounted = "accounted",
        /// 有过错，待追究
        ToAccount = "to_account",
        /// 有不足，已改进
        Improved = "improved",
        /// 有不足，待改进
        ToImprove = "to_improve",
        /// 没有过错
        Cleared = "cleared",
    }
}

codes! {
    /// What is decided about a case, and what a citizen can object to.
    Decision {
        /// The answer: other people look again.
        Answer = "answer",
        /// 不予受理
        Refuse = "refuse",
        /// 告知其他渠道
        Refer = "refer",
        /// 转办
        SendOn = "send_on",
        /// 合并办理
        Merge = "merge",
        /// Another kind.
        Retype = "retype",
        /// 告知其他渠道, the conduct part stays here.
        ReferPart = "refer_part",
        /// More time.
        Extend = "extend",
        /// A complex matter takes longer.
        Complex = "complex",
        /// A withdrawal that was said in a call; it can be undone.
        Withdrawal = "withdrawal",
        /// 诬告
        FalseAccusation = "false_accusation",
        /// 移送纪检监察
        HandOver = "hand_over",
    }
}

codes! {
    /// How a decision stands.
    DecisionStanding {
        /// It holds, and can be objected to.
        Stands = "stands",
        /// The citizen objected; somebody else decides.
        Objected = "objected",
        /// It held after an objection.
        Confirmed = "confirmed",
        /// It fell after an objection.
        Fallen = "fallen",
    }
}

codes! {
    /// A line of the citizen's timeline: events that are told. What is said inside the house has no name here.
    What {
        /// Sent.
        Filed = "filed",
        /// Received under a number.
        Received = "received",
        /// Taken.
        Accepted = "accepted",
        /// A message was added.
        MessageAdded = "message_added",
        /// The citizen was asked something.
        Asked = "asked",
        /// The clock runs again.
        Resumed = "resumed",
        /// The citizen was spoken to.
        Contacted = "contacted",
        /// Somebody works on it.
        Assigned = "assigned",
        /// It goes to somebody else.
        Returned = "returned",
        /// Recordings were preserved.
        Preserved = "preserved",
        /// Something was done to verify.
        Verified = "verified",
        /// The citizen was asked to agree.
        ConsentAsked = "consent_asked",
        /// The citizen said whether they agree.
        ConsentGiven = "consent_given",
        /// A decision was made by two persons.
        Approved = "approved",
        /// The citizen objected.
        Objected = "objected",
        /// The objection was decided.
        ObjectionDecided = "objection_decided",
        /// Praise reached the officer.
        Conveyed = "conveyed",
        /// Answered.
        Answered = "answered",
        /// The citizen said how it went.
        Evaluated = "evaluated",
        /// The answer was followed up.
        FollowedUp = "followed_up",
        /// The citizen asked for a second look.
        ReviewAsked = "review_asked",
        /// A second look begins.
        LookedAgain = "looked_again",
        /// It went up.
        WentUp = "went_up",
        /// The work begins again.
        Reopened = "reopened",
        /// At its end.
        Closed = "closed",
        /// Reprisal was reported.
        ReprisalReported = "reprisal_reported",
        /// The report was taken in hand.
        ReprisalHandled = "reprisal_handled",
        /// Somebody saw to a possible emergency.
        Attended = "attended",
        /// A wish for help was answered.
        HelpAnswered = "help_answered",
        /// Whoever watches looked at it on the same day.
        LookedInto = "looked_into",
        /// Whoever watches looked at the withdrawal.
        WithdrawalSeen = "withdrawal_seen",
        /// Somebody looked at the citizen's identity.
        IdentitySeen = "identity_seen",
        /// That look was approved.
        IdentityLookApproved = "identity_look_approved",
        /// That look was not approved.
        IdentityLookDeclined = "identity_look_declined",
        /// It was linked to an earlier case.
        RepeatLinked = "repeat_linked",
        /// Whoever works on it wrote something to its citizen.
        MessageSent = "message_sent",
        /// Another query code was handed out at the counter.
        CodeReplaced = "code_replaced",
        /// The authority that it was sent on to was asked.
        SentOnChecked = "sent_on_checked",
        /// Withdrawn.
        Withdrawn = "withdrawn",
        /// The withdrawal was undone.
        WithdrawalUndone = "withdrawal_undone",
        /// The citizen said whether their thank-you may be published.
        PublicationAllowed = "publication_allowed",
        /// What is personal was erased.
        Erased = "erased",
    }
}
