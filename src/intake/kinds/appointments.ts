import { appointmentStates, visitKinds } from '#intake/codes/visit-codes.ts'
import { importKind } from '#intake/kind.ts'
import { customerNo, vin } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const appointments = importKind({
  id: 'appointments',
  label: { zh: '预约', en: 'Appointments' },
  key: ['appointment_no'],
  columns: [
    {
      id: 'appointment_no',
      label: { zh: '预约号', en: 'Appointment no.' },
      aliases: words(
        '预约编号、预约单号、预约ID、预约单、appointment、appointment id、appointment number',
        'booking no、booking id、reservation no',
      ),
      required: true,
      type: { reads: 'key' },
    },
    { ...customerNo, required: true },
    vin,
    {
      id: 'time',
      label: { zh: '预约时间', en: 'Time' },
      aliases: words(
        '预约日期、预约到店时间、预约进厂时间、预计到店时间、到店时间、时间、appointment time',
        'appointment date、booked for、scheduled、scheduled at、date、datetime',
      ),
      required: true,
      type: { reads: 'time', notBefore: '2000-01-01' },
    },
    {
      id: 'kind',
      label: { zh: '类型', en: 'Kind' },
      aliases: words('预约类型、预约业务、业务类型、服务类型、维修类型、type、appointment type、service type'),
      type: { reads: 'code', codes: visitKinds },
    },
    {
      id: 'state',
      label: { zh: '状态', en: 'State' },
      aliases: words('预约状态、履约状态、status、appointment status、appointment state'),
      type: { reads: 'code', codes: appointmentStates },
    },
  ],
})
