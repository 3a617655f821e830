import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

/** Around a page whose actions tell by toast; draws them at the foot. */
export function ToastPlace({ children }: { children: ReactNode }) {
  return (
    <Base.Provider timeout={8000} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-4 bottom-18 z-30 mx-auto flex max-w-96 flex-col gap-2 sm:bottom-4">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

/**
 * Says what was done, with Undo where it can be taken back: `tell('Answer sent', undo)`. Gone after eight seconds.
 * `about` names the thing: a newer toast about it takes the place of the older one, Undo and all.
 */
export function useToast(): (words: string, undo?: () => void, about?: string) => void {
  const { add, close } = Base.useToastManager()
  return (words, undo, about) => {
    const id = add({
      ...(about === undefined ? {} : { id: about }),
      title: words,
      priority: 'low',
      actionProps: undo && {
        children: 'Undo',
        onClick: () => {
          close(id)
          undo()
        },
      },
    })
  }
}

/** Takes away what is said about a thing: as soon as it is changed anew, an older Undo would undo that too. */
export function useRetireToast(): (about: string) => void {
  return Base.useToastManager().close
}

function ToastList() {
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className="animate-appear rounded-ui bg-text text-ground">
      <Base.Content className="flex items-center gap-2 py-1 pr-1 pl-3">
        <Base.Title className="min-w-0 flex-1" />
        <Base.Action className="min-h-8 px-2 font-medium underline underline-offset-2" />
        <Base.Close
          aria-label="Dismiss"
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-ui"
        >
          <X aria-hidden size={16} />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ))
}
