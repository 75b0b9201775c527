//! The page of one's own account.

words! {
    account_h1: "我的账号", "My account";
    who_h2: "我是谁", "Who I am";
    posts: "岗位", "Posts";
    no_posts: "还没有岗位", "No posts yet";
    password_h2: "修改密码", "Change the password";
    password_lead: "修改后，所有设备都要用新密码重新登录。", "Afterwards you sign in anew on every device.";
    password_so_far: "现在的密码", "The password so far";
    password_new: "新密码", "New password";
    password_new_hint: "至少12个字符，可以是一句只有您知道的话", "At least 12 characters; a sentence that only you know will do";
    password_again: "再输一次新密码", "The new password once more";
    password_change: "修改密码", "Change the password";
    password_changed: "密码已修改，请用新密码登录。", "The password was changed. Please sign in with it.";
    needs_password_so_far: "请填写现在的密码", "Enter the password so far";
    needs_password_new: "新密码至少12个字符，最多200个", "A new password has 12 to 200 characters";
    needs_password_again: "两次输入的新密码不一样", "The two new passwords differ";
    otp_h2: "动态码（第二重验证）", "One-time codes (second factor)";
    otp_is_set: "已设置。登录时除密码外还要动态码。", "Set up. Signing in takes a code besides the password.";
    otp_is_not_set: "未设置。建议设置：只知道密码的人就登录不了。", "Not set up. With it, nobody who only knows your password can sign in.";
    otp_lost: "手机丢了？请系统管理员取消动态码，再重新设置。", "Phone lost? An administrator can take the codes away; then set them up anew.";
    otp_begin: "设置动态码", "Set up one-time codes";
    otp_replace: "换一部手机", "Use another phone";
    otp_scan: "第一步：在手机上打开身份验证器应用，扫这个二维码。", "First: open an authenticator on your phone and scan this code.";
    otp_picture: "二维码：把密钥加到身份验证器", "Code that adds the secret to an authenticator";
    otp_secret: "扫不了？手动输入这个密钥：", "Cannot scan? Type this secret:";
    otp_link: "就在手机上？点这里添加到验证器", "On the phone itself? Add it to the authenticator";
    otp_type: "第二步：填写验证器显示的6位数字。", "Then: enter the six digits that it shows.";
    otp_digits: "新的6位动态码", "Six digits of the new secret";
    otp_current: "原来的6位动态码", "Six digits of the secret so far";
    otp_current_hint: "每个码只能用一次；刚登录用过的，请等下一个", "Each code works once: wait for the next one after signing in";
    otp_save: "确认设置", "Set it up";
    otp_saved: "动态码已设置，请重新登录。设置时用过的码不能再用，请等下一个。", "One-time codes are set up. Please sign in with the next code; the one just used works no more.";
    otp_no_picture: "二维码没有画出来，请用下面的密钥。", "The code could not be drawn; please use the secret below.";
    otp_wrong: "新的6位动态码不对，请看验证器现在显示的数字。", "The new digits do not fit; look at what the authenticator shows now.";
    wrong: "密码或原来的动态码不对，或者这个码已经用过。", "The password or the digits do not fit, or the digits were used before.";
    everywhere_h2: "退出所有设备", "Sign out everywhere";
    everywhere_lead: "怀疑别人用过您的账号，或在公用电脑上忘了退出时用。", "For when somebody may have used your account, or you forgot to sign out somewhere.";
    everywhere: "退出所有设备", "Sign out everywhere";
    everywhere_sure: "所有设备上都会退出，包括这一台。继续吗？", "You will be signed out on every device, this one too. Go on?";
    everywhere_done: "所有设备都已退出。", "You are signed out everywhere.";
}
