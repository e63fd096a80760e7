import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { BrazeClient } from '../../core/braze/client';
import { testBrazeKey } from '../../core/braze/keyTest';
import { brazeAccount } from '../ports/credentials';
import { credentialTestHttp } from '../ports/credentialTestHttp';
import { credentialTestResult } from '../ports/credentialTestResult';

/** Tells whether instance and key fit, and which permission is missing. */
export async function brazeApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await credentialTestResult(async () => {
		const { url, apiKey } = brazeAccount(credential.data ?? {});
		const send = credentialTestHttp(this, url, { authorization: `Bearer ${apiKey}` });
		return await testBrazeKey(new BrazeClient(send, url));
	});
}
