import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { Reply } from '#web/api/client.ts'

type Answer = Reply<'GET /customers/{customerId}/contact-permission'>['answers'][number]
type Obstacle = Answer['obstacles'][number]

/** A reason and what it stands in the way of; an empty list stands for all of them. */
export interface ToldObstacle extends Obstacle {
  readonly channels: readonly TouchChannel[]
  readonly purposes: readonly TouchPurpose[]
}

/** Each reason once, with the channels and purposes that it concerns where these are not all. Standing before us does not count. */
export function obstaclesOf(answers: readonly Answer[]): ToldObstacle[] {
  const asked = answers.filter(({ channel }) => channel !== 'in_person')
  const all = asked.flatMap(({ channel, purpose, obstacles }) =>
    obstacles.map((obstacle) => ({ channel, purpose, obstacle })),
  )
  return [...Map.groupBy(all, ({ obstacle: { because, until } }) => `${because} ${until}`).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const channels = [...new Set(same.map(({ channel }) => channel))]
    const purposes = [...new Set(same.map(({ purpose }) => purpose))]
    return [
      {
        ...first.obstacle,
        channels: channels.length === countOf(asked, 'channel') ? [] : channels,
        purposes: purposes.length === countOf(asked, 'purpose') ? [] : purposes,
      },
    ]
  })
}

function countOf(answers: readonly Answer[], of: 'channel' | 'purpose'): number {
  return new Set(answers.map((each) => each[of])).size
}
