import type { AccessTokens } from './accessTokens';
import type { OAuthClient } from './oauthClient';
import type { ProfileStore } from './profileStore';
import type { PropertyCatalogue } from './propertyCatalogue';
import type { BlueConicSegment } from './segments';

/** What the routes of the BlueConic stand-in work on. */
export interface BlueConicContext {
	readonly clients: readonly OAuthClient[];
	readonly tokens: AccessTokens;
	readonly catalogue: PropertyCatalogue;
	readonly profiles: ProfileStore;
	readonly segments: readonly BlueConicSegment[];
}
