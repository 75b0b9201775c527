//! What an administrator can do with somebody else's account.

use qingyu_api::desk::people::{PersonEdit, PersonView};
use qingyu_words::desk::house as words;

use super::person::Page;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

impl Page {
    /// What an administrator can do with somebody else's account.
    pub fn account(self, person: &PersonView) -> View {
        let lang = self.sheet.desk.lang;
        let act = move |name: &'static str, sure: &'static str, edit: fn() -> PersonEdit| {
            button::quiet(name, move || {
                if sure.is_empty() || dom::confirm(sure) {
                    self.change(edit());
                }
            })
        };
        let mut buttons = vec![act(words::reset_password(lang), words::reset_sure(lang), || {
            PersonEdit {
                make_password: Some(true),
                ..PersonEdit::default()
            }
        })];
        if person.has_otp {
            buttons.push(act(words::reset_otp(lang), words::reset_otp_sure(lang), || {
                PersonEdit {
                    without_otp: Some(true),
                    ..PersonEdit::default()
                }
            }));
        }
        buttons.push(if person.is_active {
            act(words::end(lang), words::end_sure(lang), || PersonEdit {
                is_active: Some(false),
                ..PersonEdit::default()
            })
        } else {
            act(words::resume(lang), "", || PersonEdit {
                is_active: Some(true),
                ..PersonEdit::default()
            })
        });
        el("section", "flow")
            .child(text::h2(words::account_h2(lang)))
            .child(button::row(buttons))
            .view()
    }
}
