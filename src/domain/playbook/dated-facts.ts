import type { DatedFact } from '#domain/playbook/dated-fact.ts'
import { anniversary } from '#domain/playbook/facts/anniversary.ts'
import { appointment } from '#domain/playbook/facts/appointment.ts'
import { birthday } from '#domain/playbook/facts/birthday.ts'
import { byHand } from '#domain/playbook/facts/by-hand.ts'
import { complaintOpened } from '#domain/playbook/facts/complaint-opened.ts'
import { delivery } from '#domain/playbook/facts/delivery.ts'
import { everyMonth, everyQuarter } from '#domain/playbook/facts/every-months.ts'
import { festival } from '#domain/playbook/facts/festival.ts'
import { interestRecorded } from '#domain/playbook/facts/interest-recorded.ts'
import { ladderLevel } from '#domain/playbook/facts/ladder-level.ts'
import { mileagePassed } from '#domain/playbook/facts/mileage-passed.ts'
import { promiseDue } from '#domain/playbook/facts/promise-due.ts'
import { recommendationDue } from '#domain/playbook/facts/recommendation-due.ts'
import { season } from '#domain/playbook/facts/season.ts'
import { firstServiceDue, maintenanceDue } from '#domain/playbook/facts/service-due.ts'
import {
  firstServiceClosed,
  softwareBought,
  valueAddedBought,
  visitClosed,
} from '#domain/playbook/facts/visit-closed.ts'
import { batteryWarrantyEnd, warrantyEnd } from '#domain/playbook/facts/warranty-end.ts'

/** Every dated fact that a playbook's trigger can hang on. */
export const datedFacts = {
  delivery,
  visit_closed: visitClosed,
  first_service_closed: firstServiceClosed,
  value_added_bought: valueAddedBought,
  software_bought: softwareBought,
  mileage_passed: mileagePassed,
  complaint_opened: complaintOpened,
  interest_recorded: interestRecorded,
  by_hand: byHand,
  first_service_due: firstServiceDue,
  maintenance_due: maintenanceDue,
  warranty_end: warrantyEnd,
  battery_warranty_end: batteryWarrantyEnd,
  birthday,
  anniversary,
  every_quarter: everyQuarter,
  every_month: everyMonth,
  season,
  festival,
  appointment,
  promise_due: promiseDue,
  recommendation_due: recommendationDue,
  ladder_level: ladderLevel,
} as const satisfies Record<string, DatedFact>

export type DatedFactId = keyof typeof datedFacts
