//! The calls of the desk: under a session's cookie, and from our own pages only.

pub mod acts;
pub mod changes;
pub mod list;
pub mod notices;
pub mod people;
pub mod queue;
pub mod session;
pub mod settings;
pub mod story;
pub mod units;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The table of the desk's calls.
pub fn calls() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session::sign_in, session::who_am_i, session::sign_out))
        .routes(routes!(session::sign_out_everywhere))
        .routes(routes!(session::change_password))
        .routes(routes!(session::offer_otp, session::set_otp))
        .routes(routes!(queue::queue))
        .routes(routes!(list::list))
        .routes(routes!(list::csv))
        .routes(routes!(story::story))
        .routes(routes!(acts::act))
        .routes(routes!(notices::list))
        .routes(routes!(notices::read))
        .routes(routes!(notices::act))
        .routes(routes!(people::list, people::edit))
        .routes(routes!(people::colleagues))
        .routes(routes!(changes::changes))
        .routes(routes!(units::tree, units::edit_unit))
        .routes(routes!(settings::calendar, settings::set_calendar))
        .routes(routes!(settings::deadlines, settings::set_deadline))
}
