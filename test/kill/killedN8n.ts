import { installN8n } from '../../demo/n8n/install';
import { openOwnerSession } from '../../demo/n8n/api/owner';
import { readExecution, runWorkflow, untilFinished } from '../../demo/n8n/api/executions';
import type { N8nSession } from '../../demo/n8n/api/session';
import { signalGroup } from '../../demo/n8n/processGroup';
import { startN8n, type N8nServer } from '../../demo/n8n/server';
import type { N8nVersion } from '../../demo/n8n/versions';
import type { Rig } from '../../demo/rig';

/** A real n8n that dies without warning and is started again with what it kept. */
export class KilledN8n {
	private n8n: N8nServer;
	private session: N8nSession;

	constructor(
		private readonly rig: Rig,
		private readonly version: N8nVersion,
		private readonly report: (line: string) => void,
	) {
		this.n8n = rig.n8n;
		this.session = rig.session;
	}

	/** Starts a workflow by hand; resolves with its execution's id. */
	async start(workflowId: string): Promise<string> {
		return await runWorkflow(this.session, workflowId, 'Start by Hand');
	}

	/** Waits for an execution's end. */
	async untilEnded(executionId: string): Promise<void> {
		const { status } = await untilFinished(this.session, executionId);
		if (status === 'success') return;
		const { error } = (await readExecution(this.session, executionId)).data.resultData;
		throw new Error(`Execution ${executionId} ended as ${status}: ${error?.message ?? ''}`);
	}

	/** Kills n8n and everything that it started, and starts it again. */
	async dieAndComeBack(): Promise<void> {
		signalGroup(this.n8n.pid, 'SIGKILL');
		await this.n8n.ended;
		const { version, report } = this;
		const { userFolder } = this.rig;
		const install = await installN8n(version, { report });
		this.n8n = await startN8n({ install, userFolder, report });
		this.session = (await openOwnerSession(this.n8n.url, userFolder)).session;
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
		await this.rig.stop();
	}
}
