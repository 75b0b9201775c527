//! What is done with what was noted: kept on a supervisor's phone with every tap, judged, sent.

use leptos::prelude::*;
use qingyu_api::ProblemCode;
use qingyu_domain::inspection::{CheckKind, InspectionAnswers, Mark};
use qingyu_words::desk::{inspections as words, unsent as kept_words};

use super::record::{DAYS, ITEMS, LIST, MANNER, Noting, OPINION, TEXT, UNIT, WINDOW};
use crate::client::Failure;
use crate::desk::route::Route;
use crate::desk::sheet::{chosen, is_checked, typed};
use crate::desk::{navigate, unsent};
use crate::random;
use crate::ui::dom;

/// Whether something is poor.
fn is_poor(answers: &InspectionAnswers) -> bool {
    answers.marks.values().any(|mark| mark == Mark::Poor.as_str())
}

impl Noting {
    /// What stands in the form.
    fn answers(self) -> InspectionAnswers {
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let is_visit = self.is_visit_now();
        let mut answers = InspectionAnswers {
            key: self.key.get_value(),
            unit: some(chosen(UNIT)),
            window: some(chosen(WINDOW)),
            checklist: some(chosen(LIST)),
            manner: some(chosen(MANNER)),
            marks: self.marks(),
            days: None,
            opinion: is_visit && is_checked(OPINION),
            text: some(typed(TEXT)),
            plan: self.before.with_value(|before| before.plan.clone()),
        };
        let days = if is_visit {
            None
        } else {
            typed(DAYS).parse::<u16>().ok()
        };
        answers.days = days.filter(|_| is_poor(&answers));
        answers
    }

    fn is_visit_now(self) -> bool {
        self.list.with_untracked(|at| {
            self.lists
                .with_value(|lists| lists.get(*at).is_some_and(|list| list.kind == CheckKind::Visit))
        })
    }

    /// Keeps what stands in the form on the phone.
    pub(super) fn note(self) {
        let (desk, answers) = (self.sheet.desk, self.answers());
        self.before.set_value(answers.clone());
        let (is_kept, _) = unsent::change(desk, |unsent, now| unsent.note(answers, now));
        self.state.set(if is_kept {
            kept_words::kept(desk.lang)
        } else {
            kept_words::not_kept(desk.lang)
        });
    }

    /// Forgets it, and shows an empty form.
    pub(super) fn discard(self) {
        let desk = self.sheet.desk;
        if dom::confirm(kept_words::delete_sure(desk.lang)) {
            let key = self.key.get_value().unwrap_or_default();
            unsent::change(desk, |unsent, _| unsent.forget(&key));
            navigate::again(desk);
        }
    }

    /// What is wrong with it.
    fn wrong(self, answers: &InspectionAnswers) -> Vec<(&'static str, String)> {
        let lang = self.sheet.desk.lang;
        let is_poor = is_poor(answers);
        let mut wrong = Vec::new();
        if answers.unit.is_none() {
            wrong.push((UNIT, words::unit_needed(lang).to_owned()));
        }
        if answers.marks.is_empty() {
            wrong.push((ITEMS, words::marks_needed(lang).to_owned()));
        }
        if is_poor && !self.is_visit_now() && !matches!(answers.days, Some(1..=60)) {
            wrong.push((DAYS, words::days_needed(lang).to_owned()));
        }
        if answers.text.is_none() && (is_poor || answers.opinion) {
            let needed = if is_poor {
                words::text_needed(lang)
            } else {
                words::opinion_needed(lang)
            };
            wrong.push((TEXT, needed.to_owned()));
        }
        wrong
    }

    pub(super) fn send(self) {
        let answers = self.answers();
        if !self.sheet.is_right(self.wrong(&answers)) {
            return;
        }
        let (desk, is_poor) = (self.sheet.desk, is_poor(&answers));
        let key = answers.key.clone().unwrap_or_default();
        let is_waiting = self.is_kept && {
            // The phone has it as one that is to be sent before the first byte leaves.
            let waiting = answers.clone();
            unsent::change(desk, |unsent, now| unsent.hand_over(waiting, now)).0
        };
        self.sheet.run(
            unsent::send(desk, answers),
            move |failure| self.refused(failure, &key, is_waiting),
            move |made| {
                navigate::go(desk, &Route::Inspection(made.inspection).href(desk.lang));
                desk.say(if is_poor {
                    words::saved(desk.lang)
                } else {
                    words::done(desk.lang)
                });
            },
        );
    }

    /// Why it was not recorded, in words; what was changed after it had been is another one from then on.
    fn refused(self, failure: &Failure, key: &str, is_waiting: bool) -> Option<String> {
        let (desk, lang) = (self.sheet.desk, self.sheet.desk.lang);
        // The page may have been left meanwhile.
        let is_here = self.key.try_get_value().is_some();
        if is_waiting && unsent::passes(failure) {
            if is_here {
                navigate::go(desk, &Route::Hall.href(lang));
                desk.say(kept_words::saved(lang));
            }
            unsent::resume(desk);
            return None;
        }
        if self.is_kept && !is_here {
            unsent::change(desk, |unsent, _| unsent.refused(key));
            return None;
        }
        let is_other = failure.code() == Some(ProblemCode::Conflict);
        let fresh = is_other.then(random::key).flatten();
        if self.is_kept {
            let fresh = fresh.clone();
            unsent::change(desk, |unsent, now| unsent.take_back(key, fresh, now));
        }
        if is_other {
            self.key.try_update_value(|key| *key = fresh);
            return Some(words::saved_before(lang).to_owned());
        }
        matches!(failure, Failure::Offline).then(|| words::offline(lang).to_owned())
    }
}
