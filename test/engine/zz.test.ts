import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { startSandbox } from '../../sandbox/sandbox';
import { runGoal } from './goal';
it('x', async () => {
 const s = await startSandbox({ profiles: 20, users: 20, exportFileDelayMs: 50 });
 const a = process.getActiveResourcesInfo();
 await runGoal(s, 'export-goal');
 const b = process.getActiveResourcesInfo();
 await s.close();
 await new Promise(r => setTimeout(r, 500));
 const h = (process as any)._getActiveHandles().map((x: any) => [x.constructor.name, x.remotePort, x.localPort, x.listening, x.fd]);
 writeFileSync('/tmp/zz.json', JSON.stringify({a,b,c:process.getActiveResourcesInfo(),h}, undefined, 1));
}, 30000);
