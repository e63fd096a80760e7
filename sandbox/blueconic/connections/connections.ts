/** One run of a connection: https://rest.apidoc.blueconic.com (`ConnectionStatus`) */
export interface ConnectionRun {
	readonly runId: string;
	readonly runCount: number;
	readonly startDate: string;
	readonly endDate: string;
	readonly state: 'STARTING' | 'RUNNING' | 'FINISHED' | 'FAILED' | 'STOPPING' | 'STOPPED';
	readonly lane: 'REGULAR' | 'EXPRESS' | 'RUN_NOW' | 'CONTINUOUS';
	/** HTML. */
	readonly message: string;
	/** How many goals ended how, not how many profiles. */
	readonly goalStatistics: readonly { readonly id: string; readonly values: readonly string[] }[];
}

/** A connection with another system: https://rest.apidoc.blueconic.com (`Connection`) */
export interface Connection {
	readonly id: string;
	readonly name: string;
	readonly pluginId: string;
	readonly isEnabled: boolean;
	readonly scheduleMode: 'SCHEDULED' | 'CONTINUOUS';
	/** Newest first. */
	readonly runs: readonly ConnectionRun[];
}

function goals(succeeded: number, failed: number): ConnectionRun['goalStatistics'] {
	return [
		{ id: 'SUCCESS', values: [String(succeeded)] },
		{ id: 'FAILED', values: [String(failed)] },
		{ id: 'TOTAL', values: [String(succeeded + failed)] },
	];
}

const IMPORT_ID = 'f0d1c2b3-a495-4687-9786-b5a4c3d2e1f0';

/** The connections of the tenant. */
export const CONNECTIONS: readonly Connection[] = [
	{
		id: IMPORT_ID,
		name: 'Customer file',
		pluginId: 'connection_sftp_csv',
		isEnabled: true,
		scheduleMode: 'SCHEDULED',
		runs: [
			{
				runId: `20261102031500_${IMPORT_ID}`,
				runCount: 2,
				startDate: '2026-11-02T03:15:00.120Z',
				endDate: '2026-11-02T03:17:41.905Z',
				state: 'FINISHED',
				lane: 'REGULAR',
				message:
					'<div class="bcpTask">Import profiles into BlueConic</div><ul><li>Received 12 updates, created 3 profiles, 9 profiles unchanged, checked 24, the delta file is used.</li></ul>',
				goalStatistics: goals(1, 0),
			},
			{
				runId: `20261101031500_${IMPORT_ID}`,
				runCount: 1,
				startDate: '2026-11-01T03:15:00.088Z',
				endDate: '2026-11-01T03:15:02.431Z',
				state: 'FINISHED',
				lane: 'REGULAR',
				message:
					'<div class="bcpError"><div class="bcpTask">Import profiles into BlueConic</div><ul><li>Missing required setting: importMatching</li></ul></div>',
				goalStatistics: goals(0, 1),
			},
		],
	},
	{
		id: '5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c8d',
		name: 'Order events',
		pluginId: 'connection_webhook',
		isEnabled: false,
		scheduleMode: 'CONTINUOUS',
		runs: [],
	},
];
