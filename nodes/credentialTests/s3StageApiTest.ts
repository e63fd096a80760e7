import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { testStage } from '../../core/stage/s3/credentialTest';
import { stageAccount } from '../ports/credentials';
import { credentialTestResult } from '../ports/credentialTestResult';

/** Tells whether the keys can do in the bucket what runs do, and what they lack. */
export async function s3StageApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await credentialTestResult(async () => {
		const { settings, ...place } = stageAccount(credential.data ?? {});
		return await testStage(settings, place);
	});
}
