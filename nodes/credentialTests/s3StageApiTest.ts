import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { testKeys } from '../../core/stage/s3/keysTest';
import { stageAccount } from '../ports/credentials';
import { credentialTestResult } from '../ports/credentialTestResult';

/** Tells whether keys, region, endpoint and bucket fit together. */
export async function s3StageApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await credentialTestResult(async () => {
		const { settings, bucket } = stageAccount(credential.data ?? {});
		return await testKeys(settings, bucket);
	});
}
