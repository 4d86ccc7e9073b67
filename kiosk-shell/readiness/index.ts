export { askDoctor, doctorPath, openDoctorSocket } from './doctor-socket.ts';
export { type MachineConfig, reportIdleMachine } from './idle-machine.ts';
export { Readiness } from './readiness.ts';
