import 'reflect-metadata';

import { Container } from '@n8n/di';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';

/** The engine's manager of SSH tunnels keeps a timer, which would keep the test process alive. */
export function endEngine(): void {
	Container.get(SSHClientsManager).onShutdown();
}
