import { z } from 'zod'
import { interestLength, interestStateLabels } from '#domain/relationship/interest.ts'
import { endInterest, recordInterest } from '#operations/interests.ts'
import { deskFaults, deskRoute, writing } from '#http/desk.ts'
import { customerPath } from '#http/profile.ts'
import { keyOf } from '#http/profile-shapes.ts'
import { route } from '#http/route.ts'
import { idInPath } from '#http/shapes.ts'

export const interestRoute = route({
  ...deskRoute,
  method: 'POST',
  path: '/customers/{customerId}/interests',
  summary: 'Write down what a customer would like to have; playbooks that wait for it begin',
  body: z.object({ text: z.string().trim().min(1).max(interestLength) }),
  faults: [...deskFaults, 'already-interested'],
  handle: (asked, office) =>
    writing(asked, office, (of) => recordInterest(asked.store, of, { text: asked.body.text, on: asked.today })),
})

export const interestStateRoute = route({
  ...deskRoute,
  method: 'PUT',
  path: '/customers/{customerId}/interests/{interestId}',
  summary: 'Say what became of an interest: booked or declined; open takes it back',
  params: customerPath.extend({ interestId: idInPath }),
  body: z.object({ state: keyOf(interestStateLabels) }),
  faults: [...deskFaults, 'unknown-interest'],
  handle: (asked, office) =>
    writing(asked, office, (of) =>
      endInterest(asked.store, of, {
        interestId: asked.params.interestId,
        state: asked.body.state,
        on: asked.today,
      }),
    ),
})
