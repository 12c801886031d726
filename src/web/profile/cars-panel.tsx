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
  const format = useFormat()
  const { today } = useMe().group
  const { mayEdit } = useProfile()
  const [isEditing, setEditing] = useState(false)
  const isTheirs = car.ownedTo === null && car.soldOn === null
  const left =
    car.soldOn !== null
      ? words.sold(format.day(car.soldOn))
      : car.ownedTo !== null
        ? words.formerOwner(format.day(car.ownedTo))
        : null
  return (
    <>
      <div className="row profile-car">
        <b>{[car.plate, car.model, car.trim, car.color].filter(Boolean).join(' ') || car.vinMasked}</b>
        {mayEdit && isTheirs && (
          <IconButton icon="edit" size="small" label={words.edit} onPress={() => setEditing(true)} />
        )}
      </div>
      {left !== null && <p className="muted">{left}</p>}
      <Facts
        facts={[
          { label: words.vin, value: <span className="profile-vin">{car.vinMasked}</span> },
          { label: words.delivered, value: car.deliveredOn === null ? null : format.day(car.deliveredOn) },
          { label: words.warrantyEnds, value: isTheirs ? ending(car.warrantyEndsOn) : null },
          { label: words.batteryEnds, value: isTheirs ? ending(car.batteryWarrantyEndsOn) : null },
          {
            label: words.mileage,
            value:
              car.mileageKm === null ? null : words.km(format.number(car.mileageKm), format.day(car.mileageOn, today)),
          },
        ]}
      />
      {isEditing && <CarForm car={car} onClose={() => setEditing(false)} />}
    </>
  )

  function ending(on: Car['warrantyEndsOn']): string | null {
    return on === null ? null : `${format.day(on)}（${format.relativeDay(on, today)}）`
  }
}
