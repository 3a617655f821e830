/** How every control that takes text looks. `edge` has 3:1 against the ground, as a control's outline must. */
export const FIELD =
  'w-full rounded-ui border border-edge bg-ground px-2 text-text placeholder:text-faint focus-visible:border-accent disabled:opacity-60 data-invalid:border-bad'
