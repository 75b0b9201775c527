//! The calls of the desk: under a session's cookie, and from our own pages only.

pub mod acts;
pub mod aftercare;
pub mod bad_ratings;
pub mod bulletin;
pub mod call_backs;
pub mod care;
pub mod causes;
pub mod changes;
pub mod clearing;
pub mod device;
pub mod encounters;
pub mod figures;
pub mod helps;
pub mod honours;
pub mod imports;
pub mod inspections;
pub mod list;
pub mod musts;
pub mod notices;
pub mod oidc;
pub mod openings;
pub mod papers;
pub mod people;
pub mod plans;
pub mod problems;
pub mod queue;
pub mod reconciliations;
pub mod register;
pub mod rings;
pub mod search;
pub mod session;
pub mod settings;
pub mod sources;
pub mod story;
pub mod terms;
pub mod units;
pub mod whistles;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The table of the desk's calls.
pub fn calls() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session::sign_in, session::who_am_i, session::sign_out))
        .routes(routes!(oidc::begin))
        .routes(routes!(oidc::callback))
        .routes(routes!(session::sign_out_everywhere))
        .routes(routes!(session::change_password))
        .routes(routes!(session::offer_otp, session::set_otp))
        .routes(routes!(device::know, device::add))
        .routes(routes!(device::enter))
        .routes(routes!(device::invite))
        .routes(routes!(device::end))
        .routes(routes!(queue::queue))
        .routes(routes!(list::list, register::register_case))
        .routes(routes!(register::offer_claim))
        .routes(routes!(imports::list))
        .routes(routes!(sources::list, imports::set_source))
        .routes(routes!(imports::upload))
        .routes(routes!(imports::read))
        .routes(routes!(imports::act))
        .routes(routes!(imports::bad_rows))
        .routes(routes!(sources::read))
        .routes(routes!(sources::mark))
        .routes(routes!(sources::set_table))
        .routes(routes!(sources::csv))
        .routes(routes!(sources::xlsx))
        .routes(routes!(reconciliations::compare))
        .routes(routes!(reconciliations::read))
        .routes(routes!(reconciliations::csv))
        .routes(routes!(list::csv))
        .routes(routes!(musts::list))
        .routes(routes!(musts::csv))
        .routes(routes!(search::search))
        .routes(routes!(story::story))
        .routes(routes!(search::similar))
        .routes(routes!(acts::act))
        .routes(routes!(notices::list))
        .routes(routes!(notices::read))
        .routes(routes!(notices::act))
        .routes(routes!(aftercare::list))
        .routes(routes!(bad_ratings::read))
        .routes(routes!(bad_ratings::act))
        .routes(routes!(encounters::read))
        .routes(routes!(encounters::act))
        .routes(routes!(encounters::figures))
        .routes(routes!(encounters::set_total))
        .routes(routes!(call_backs::list))
        .routes(routes!(call_backs::read))
        .routes(routes!(call_backs::act))
        .routes(routes!(rings::figures))
        .routes(routes!(rings::csv))
        .routes(routes!(rings::upload))
        .routes(routes!(inspections::checklists))
        .routes(routes!(inspections::list, inspections::record))
        .routes(routes!(inspections::read))
        .routes(routes!(inspections::act))
        .routes(routes!(inspections::add_photo))
        .routes(routes!(inspections::photo))
        .routes(routes!(plans::list, plans::make))
        .routes(routes!(plans::cancel))
        .routes(routes!(clearing::board))
        .routes(routes!(clearing::board_csv))
        .routes(routes!(clearing::incidents))
        .routes(routes!(clearing::check))
        .routes(routes!(clearing::law_cases))
        .routes(routes!(clearing::law_file))
        .routes(routes!(problems::list, problems::open))
        .routes(routes!(problems::read))
        .routes(routes!(problems::act))
        .routes(routes!(whistles::list, whistles::raise))
        .routes(routes!(whistles::read))
        .routes(routes!(whistles::act))
        .routes(routes!(care::list, care::pass_on))
        .routes(routes!(care::read))
        .routes(routes!(care::act))
        .routes(routes!(care::colleagues))
        .routes(routes!(care::totals))
        .routes(routes!(honours::list))
        .routes(routes!(helps::list))
        .routes(routes!(figures::read))
        .routes(routes!(figures::csv))
        .routes(routes!(bulletin::read))
        .routes(routes!(bulletin::docx))
        .routes(routes!(papers::of_case))
        .routes(routes!(papers::of_notice))
        .routes(routes!(causes::read))
        .routes(routes!(causes::cases))
        .routes(routes!(causes::csv))
        .routes(routes!(causes::xlsx))
        .routes(routes!(people::list, people::edit))
        .routes(routes!(openings::list, openings::decide))
        .routes(routes!(terms::recuse))
        .routes(routes!(people::colleagues))
        .routes(routes!(changes::changes))
        .routes(routes!(units::tree, units::edit_unit))
        .routes(routes!(settings::calendar, settings::set_calendar))
        .routes(routes!(settings::deadlines, settings::set_deadline))
}
