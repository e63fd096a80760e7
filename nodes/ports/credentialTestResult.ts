import type { INodeCredentialTestResult } from 'n8n-workflow';

import { SyncError } from '../../core/flow/syncError';

/** Runs a credential test and shows what it found: the sentence of the first thing that is wrong. */
export async function credentialTestResult(
	test: () => Promise<string>,
): Promise<INodeCredentialTestResult> {
	try {
		return { status: 'OK', message: await test() };
	} catch (error) {
		if (error instanceof SyncError) return { status: 'Error', message: error.message };
		throw error;
	}
}
