import { parentPort, workerData } from 'node:worker_threads'
import { fittedGroup, type GroupVisits } from '#domain/value-model/fitted-group.ts'

/** The other end of `fit-in-thread.ts`: one fit, one message. */
parentPort?.postMessage(fittedGroup(workerData as GroupVisits))
