import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const repository = join(__dirname, '..');
const packedSchema = z.array(z.object({ name: z.string(), filename: z.string() })).min(1);

/** The package as npm would publish it, from what is built. */
export async function packPackage(): Promise<{ readonly name: string; readonly tarball: string }> {
	const folder = join(repository, '.cache', 'package');
	await mkdir(folder, { recursive: true });
	const { stdout } = await promisify(execFile)(
		'npm',
		['pack', '--json', '--loglevel=error', '--pack-destination', folder],
		{ cwd: repository, shell: process.platform === 'win32', maxBuffer: 16 * 1024 * 1024 },
	);
	const [packed] = packedSchema.parse(JSON.parse(stdout));
	if (!packed) throw new Error('npm packed nothing');
	return { name: packed.name, tarball: join(folder, packed.filename) };
}
