/** How menus, lists and popovers look: set off by a line, not by a shadow. */
export const POPUP =
  'max-w-(--available-width) animate-appear rounded-ui border border-line bg-ground py-1 text-text outline-none'

/** A row of a menu or a list in a popup. */
export const POPUP_ITEM =
  'flex min-h-8 cursor-default items-center gap-2 px-3 py-1 outline-none select-none data-disabled:text-faint data-highlighted:bg-accent-soft'
