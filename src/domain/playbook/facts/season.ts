import { type DatedFact, isOpen } from '#domain/playbook/dated-fact.ts'
import { seasonLabels, seasonsAround } from '#domain/playbook/season.ts'

export const season = {
  kind: 'date',
  label: { zh: '换季（按中心气候）', en: "Start of a season, by the centre's climate" },
  variables: { season: { type: 'string', zh: '季节', en: 'Season', choices: seasonLabels } },
  isFixed: true,
  occasions: ({ cars, seasons, today }, open) =>
    cars.length === 0
      ? []
      : seasonsAround(today, seasons).flatMap(({ season: id, on }) =>
          isOpen(on, open) ? [{ key: `${id} ${on}`, on, variables: { season: id } }] : [],
        ),
} as const satisfies DatedFact
