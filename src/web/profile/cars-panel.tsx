import { useState, type ReactNode } from 'react'
import { CarForm } from '#web/profile/car-form.tsx'
import { Facts } from '#web/profile/facts.tsx'
import { type Profile, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { IconButton } from '#web/ui/button.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Car = Profile['cars'][number]

export function CarsPanel(): ReactNode {
  const words = useProfilePhrases()
  const { cars } = useProfile()
  return (
    <Panel title={words.cars}>
      {cars.length === 0 && <p className="muted">{words.noCars}</p>}
      <ul className="profile-list">
        {cars.map((car) => (
          <li key={car.carId + car.ownedFrom} className="profile-item">
            <OneCar car={car} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function OneCar({ car }: { readonly car: Car }): ReactNode {
  const words = useProfilePhrases()
  const { mayEdit } = useProfile()
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <div className="row profile-car">
        <b>{[car.plate, car.model, car.trim, car.color].filter(Boolean).join(' ') || car.vinMasked}</b>
        {mayEdit && isTheirs(car) && (
          <IconButton icon="edit" size="small" label={words.editCar} onPress={() => setEditing(true)} />
        )}
      </div>
      <CarFacts car={car} />
      {isEditing && <CarForm car={car} onClose={() => setEditing(false)} />}
    </>
  )
}

function isTheirs({ ownedTo, soldOn }: Car): boolean {
  return ownedTo === null && soldOn === null
}

function CarFacts({ car }: { readonly car: Car }): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { today } = useMe().group
  const ending = (on: Car['warrantyEndsOn']): string | null =>
    on === null || !isTheirs(car) ? null : `${format.day(on)} · ${format.relativeDay(on, today)}`
  const { soldOn, ownedTo, deliveredOn, mileageKm } = car
  return (
    <>
      {soldOn !== null && <p className="muted">{words.sold(format.day(soldOn))}</p>}
      {soldOn === null && ownedTo !== null && <p className="muted">{words.formerOwner(format.day(ownedTo))}</p>}
      <Facts
        facts={[
          { label: words.vin, value: <span className="profile-vin">{car.vinMasked}</span> },
          { label: words.delivered, value: deliveredOn === null ? null : format.day(deliveredOn) },
          { label: words.warrantyEnds, value: ending(car.warrantyEndsOn) },
          { label: words.batteryEnds, value: ending(car.batteryWarrantyEndsOn) },
          {
            label: words.mileage,
            value: mileageKm === null ? null : words.km(format.number(mileageKm), format.day(car.mileageOn, today)),
          },
        ]}
      />
    </>
  )
}
