import { useEffect, useRef, useState } from 'react'
import { learnFromOutcomes, type LearnProgress } from './learn-client'
import { useRefreshModel } from './model-queries'

/** Learning as the page follows it. */
export interface Learning {
  /** Absent while nothing is under way. */
  progress?: LearnProgress
  error?: unknown
  start: (horizonDays: number) => void
  cancel: () => void
}

const BEGUN: LearnProgress = { kind: 'reading', done: 0, of: 0 }

/** Learning in the worker; given up when it is cancelled or the page is left. */
export function useLearning(): Learning {
  const [state, setState] = useState<Pick<Learning, 'progress' | 'error'>>({})
  const running = useRef<AbortController>(undefined)
  const refresh = useRefreshModel()
  useEffect(() => () => running.current?.abort(), [])
  return {
    ...state,
    start(horizonDays) {
      running.current?.abort()
      const controller = new AbortController()
      running.current = controller
      const tell = (next: Pick<Learning, 'progress' | 'error'>) => {
        if (!controller.signal.aborted) setState(next)
      }
      tell({ progress: BEGUN })
      learnFromOutcomes(horizonDays, (progress) => tell({ progress }), controller.signal)
        .then(refresh)
        .then(
          () => tell({}),
          (error: unknown) => tell({ error }),
        )
    },
    cancel() {
      running.current?.abort()
      setState({})
    },
  }
}
