//! Signing in through 统一身份认证, a provider of OpenID Connect.

use qingyu_api::desk::oidc::Outcome;

words! {
    or: "或者", "Or";
    sign_in: "用统一身份认证登录", "Sign in with single sign-on";
    subject: "统一身份认证标识", "Identity at single sign-on";
    subject_hint: "统一身份认证系统里本人的唯一标识，由该系统的管理员提供。不填就只能用密码登录；一改动，本人就要重新登录。", "What the provider knows them by; its administrators can tell. Empty: password only. A change signs them out.";
    needs_subject: "标识最多255个字符", "An identity has up to 255 characters";
}

names! {
    /// How it ended, in words; nothing needs to be said of whoever is signed in.
    outcome(Outcome) {
        Done: "", "";
        Denied: "统一身份认证没有同意这次登录。可以再试一次，或者用密码登录。", "Single sign-on did not let you in. Try again, or use your password.";
        Unknown: "统一身份认证通过了，但这个身份在工作台没有可用的账号。请联系系统管理员。", "Single sign-on knows you, but no account that works here belongs to that identity. Please ask an administrator.";
        Unavailable: "统一身份认证没有给出可用的答复。请稍后再试，或者用密码登录。", "Single sign-on does not answer as it should. Try again later, or use your password.";
        Expired: "这次登录已过期或已用过，请重新开始。", "That sign-in took too long or was used before. Please begin again.";
        Weak: "统一身份认证没有按要求做第二重验证。请在那里完成第二重验证后再试，或者用密码登录。", "Single sign-on did not check a second factor as demanded. Do so there and try again, or use your password.";
        Busy: "尝试次数太多，请过一会儿再试。", "Too many attempts; please try again in a while.";
    }
}
