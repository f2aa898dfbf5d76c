// How much each team has.
interface Count {
  count: number;
}

export interface TeamMetrics {
  uuid: string;
  name: string;
  metrics: {
    users: { activeRegularCount: number; activeSystemCount: number };
    pacticipants: Count;
    integrations: Count;
    interactions: { latestInteractionsAndMessagesCount: number };
    pactPublications: Count & { first: string | null; last: string | null };
    verificationResults: Count & { successCount: number; failureCount: number };
    deployedVersions: { currentlyDeployedCount: number };
    webhooks: Count;
  };
}

export interface TeamMetricsList {
  teams: TeamMetrics[];
}
