import { z } from 'zod'
import { Feedback } from '../domain/feedback'
import { contract } from './contract'
import { MEMBERS } from './role'

export const feedbackGet = contract({
  name: 'feedbackGet',
  method: 'post',
  path: '/api/v1/feedback/get',
  summary: 'One verdict, whoever gave it. Null where it is gone.',
  roles: MEMBERS,
  input: z.object({ feedbackId: z.string().min(1).max(200) }),
  output: z.object({ feedback: Feedback.nullable() }),
})
