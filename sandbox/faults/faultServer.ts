/** The servers that faults can hit, as the plan and the logs name them. */
export const FAULT_SERVERS = ['braze', 'blueconic', 's3'] as const;

export type FaultServer = (typeof FAULT_SERVERS)[number];
