//! Pictures of inspections: drawn anew, for whoever sees the inspection, and so many from each side.

use axum::http::StatusCode;
use image::codecs::jpeg::JpegEncoder;
use serde_json::json;

use crate::support::Server;
use crate::support::inspections::{INSPECTIONS, noted};

#[tokio::test]
async fn pictures_come_as_jpeg_or_png_and_go_to_whoever_sees_the_inspection() {
    let server = Server::start().await;
    server.hire().await;
    let (oversight, head) = (server.sign_in("oversight-1").await, server.sign_in("head").await);
    let id = oversight.inspects(&noted("demo-1", "hall")).await;
    let drawn = |width| {
        let mut file = Vec::new();
        let picture = image::DynamicImage::new_rgb8(width, 30);
        picture.write_with_encoder(JpegEncoder::new(&mut file)).unwrap();
        file
    };
    let file = drawn(40);
    let added = head.send_photo(&id, "image/jpeg", file.clone()).await;
    assert_eq!(
        (added.status, added.json()),
        (StatusCode::CREATED, json!({"position": 0}))
    );
    assert_eq!(
        oversight.inspection(&id).await["photos"],
        json!([{"position": 0, "on": "2026-11-27", "is_of_unit": true}])
    );
    let photo = oversight.get(&format!("{INSPECTIONS}/{id}/photos/0")).await;
    assert_eq!(
        (photo.status, photo.header("content-type")),
        (StatusCode::OK, "image/jpeg")
    );
    assert_eq!(image::load_from_memory(&photo.body).unwrap().width(), 40);
    for position in ["1", "-1", "x"] {
        let missing = oversight.get(&format!("{INSPECTIONS}/{id}/photos/{position}")).await;
        assert_eq!(missing.problem(), "404 not_found", "{position}");
    }
    let intake = server.sign_in("intake").await;
    let hidden = intake.get(&format!("{INSPECTIONS}/{id}/photos/0")).await;
    assert_eq!(hidden.problem(), "404 not_found");
    for (media, file, problem) in [
        ("image/gif", file.clone(), "415 unsupported_media_type"),
        ("application/json", b"{}".to_vec(), "415 unsupported_media_type"),
        ("image/png", b"GIF89a".to_vec(), "422 invalid body:malformed"),
        ("image/jpeg", vec![0; 8_000_001], "413 too_large"),
    ] {
        let refused = oversight.send_photo(&id, media, file).await;
        assert_eq!(refused.problem(), problem, "{media}");
    }
    let again = head.send_photo(&id, "image/jpeg", file.clone()).await;
    assert_eq!(again.json(), json!({"position": 0}), "sent again it is the same");
    for at in 1..8 {
        let added = head.send_photo(&id, "image/jpeg", drawn(40 + 8 * at)).await;
        assert_eq!(added.status, StatusCode::CREATED);
    }
    assert_eq!(
        head.send_photo(&id, "image/jpeg", drawn(400)).await.problem(),
        "409 not_now"
    );
    let found = oversight.send_photo(&id, "image/jpeg", drawn(400)).await;
    assert_eq!(found.json(), json!({"position": 8}), "the unit takes nobody's room");
}
