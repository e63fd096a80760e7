import type { PackageDirectoryLoader } from 'n8n-core';
import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

/** Credentials by type, as a user would enter them; tokens that were renewed are put in here. */
export type CredentialData = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/** The headers of a credential type's own rule, with its `{{$credentials.name}}` filled in. */
function authenticationHeaders(
	{ authenticate }: ICredentialType,
	credentials: ICredentialDataDecryptedObject,
): Record<string, string> {
	if (typeof authenticate !== 'object' || authenticate.type !== 'generic') return {};
	return Object.fromEntries(
		Object.entries(authenticate.properties.headers ?? {}).map(([name, rule]) => [
			name,
			String(rule)
				.replace(/^=/, '')
				.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_match, field: string) =>
					String(credentials[field]),
				),
		]),
	);
}

/** Credentials by type, as the engine asks for them: tokens are kept and renewed as n8n does. */
export class TestCredentials extends ICredentialsHelper {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly data: CredentialData,
	) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const type = this.loader.credentialTypes[typeName]?.type;
		const { url = '', ...options } = { url: '', ...requestOptions };
		const headers = type ? authenticationHeaders(type, credentials) : {};
		return { ...options, url: String(url), headers: { ...requestOptions.headers, ...headers } };
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.loader.credentialTypes[typeName]?.type;
		if (!type?.preAuthentication) return undefined;
		if (credentials.accessToken && !credentialsExpired) return undefined;
		const renewed = await type.preAuthentication.call(helpers, credentials);
		Object.assign(this.data[typeName] ?? {}, renewed);
		return Object.assign({ ...credentials }, renewed);
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Not asked for by nodes');
	}

	async getDecrypted(
		_additionalData: unknown,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.data[type];
		if (!data) throw new Error(`No credential ${type}`);
		return { ...data };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.loader.credentialTypes[type]?.type.properties ?? [];
	}
}
