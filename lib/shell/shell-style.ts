/**
 * Law: nothing of the shell lies over the frame, not even the edge to drag by: the browser would call the frame
 * covered, and the panel takes no verdict from a covered frame.
 *
 * The page's own rules cannot reach past `!important` on the host, and nothing else crosses a shadow root.
 */
export const SHELL_STYLE = `
:host{all:initial!important;display:contents!important}
.halfdoor{color-scheme:light dark;direction:ltr;font:13px/18px system-ui,sans-serif;color:light-dark(#1b1f1e,#e8ecea);
--line:1px solid light-dark(#dfe4e2,#323a37);--accent:light-dark(#14695a,#63cbb3)}
.halfdoor>*{position:fixed;z-index:2147483647;right:0;box-sizing:border-box;background:light-dark(#fff,#161918);border:var(--line)}
.left>*{right:auto;left:0}
.panel{top:0;bottom:0;max-width:calc(100vw - 24px);border-width:0 1px}
.panel,.move{display:none}
.open .panel,.open .move,.handle:hover .move,.handle:has(:focus-visible) .move{display:grid}
iframe{width:100%;height:100%;border:0}
.edge{position:absolute;top:0;bottom:0;left:-6px;width:6px;cursor:ew-resize;touch-action:none}
.left .edge{left:auto;right:-6px}
.edge:hover,.edge:focus{background:var(--accent);opacity:.4;outline:0}
.drag:after{content:'';position:fixed;inset:0}
.handle{width:24px;border-radius:6px 0 0 6px;touch-action:none}
.left .handle{border-radius:0 6px 6px 0}
button{all:unset;display:grid;place-items:center;width:100%;height:32px;min-width:22px;cursor:pointer;color:var(--accent)}
.door{height:56px}
.left .move svg{rotate:180deg}
button:hover{opacity:.7}
button:focus-visible{outline:2px solid;outline-offset:-2px}
svg{width:16px;height:16px;fill:currentColor;fill-rule:evenodd}
.note{top:12px;display:flex;align-items:center;padding-left:12px;white-space:nowrap}
.note>*{width:32px}
@media print{.halfdoor{display:none}}`
