//! The sheet of shortcuts.

words! {
    keys: "快捷键", "Shortcuts";
    close: "关闭", "Close";
    down: "列表：下一件", "List: next case";
    up: "列表：上一件", "List: previous case";
    open: "打开选中的一件", "Open the selected case";
    next: "跳到“下一步”", "Jump to what is next";
    queue: "先后按：回到今天要办", "One after the other: back to the queue";
    search: "查找案件", "Find cases";
    reload: "刷新", "Reload";
    help: "显示这张表", "Show this sheet";
    escape: "关闭这张表", "Close this sheet";
    on: "使用单键快捷键", "Use single-key shortcuts";
    hint: "在输入框里打字时快捷键不起作用。这项设置只记在这台电脑上。", "They do nothing while you type in a field. This setting is kept on this computer only.";
}
