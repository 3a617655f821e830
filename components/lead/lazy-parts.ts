import { lazy } from 'react'

/* Menus, lists and dialogs are a third of the panel's code and none of its first sight: they come after it. */

export const LazyPanelMenu = lazy(() => import('./PanelMenu').then((file) => ({ default: file.PanelMenu })))

export const LazyKindSelect = lazy(() =>
  import('./KindSelect').then((file) => ({ default: file.KindSelect })),
)

export const LazyAssetSearch = lazy(() =>
  import('./AssetSearch').then((file) => ({ default: file.AssetSearch })),
)

export const LazyPageReport = lazy(() =>
  import('./PageReport').then((file) => ({ default: file.PageReport })),
)

export const LazyKeysHelp = lazy(() => import('./KeysHelp').then((file) => ({ default: file.KeysHelp })))
