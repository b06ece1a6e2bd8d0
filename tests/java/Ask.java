import java.util.List;

import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ChangesApi;
import org.openapitools.client.api.ChangesetsApi;
import org.openapitools.client.api.EventsApi;
import org.openapitools.client.api.PositionsApi;
import org.openapitools.client.model.Category;
import org.openapitools.client.model.ChangeSetInput;
import org.openapitools.client.model.DatasetInput;
import org.openapitools.client.model.EventInput;
import org.openapitools.client.model.EvidenceInput;
import org.openapitools.client.model.FigureInput;
import org.openapitools.client.model.Measure;
import org.openapitools.client.model.Operation;
import org.openapitools.client.model.PutEvent;
import org.openapitools.client.model.PutSource;
import org.openapitools.client.model.SourceInput;
import org.openapitools.client.model.SourceKind;

/** Asks a server through the generated client: its address, a key, the id of an event. */
public class Ask {
    private static final long BEYOND_32_BITS = 3_000_000_000L;

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(
            request -> request.header("Authorization", "Bearer " + arguments[1]));
        String event = arguments[2];
        EventsApi events = new EventsApi(client);
        System.out.println(events.getEvent(event, null, null, null, null, null).getData().getTitle());
        System.out.println(events.getEventHistory(event, null, null, null, null).getData().size());
        System.out.println(
            new PositionsApi(client).getEventPositions(event, null, null, null).getData().size());
        System.out.println(
            new ChangesApi(client).listChanges(null, null, null, 1000, null, null, null)
                .getData().size());
        try {
            events.getEvent("evt_00000000000000000000000000", null, null, null, null, null);
        } catch (ApiException refused) {
            System.out.println(refused.getCode());
        }
        ChangesetsApi changeSets = new ChangesetsApi(client);
        System.out.println(changeSets.createChangeSet(written(), false).getSeq());
        String aid = new ChangesApi(client)
            .listChanges(null, List.of("test"), List.of("event"), 1, null, null, null)
            .getData().get(0).getId();
        System.out.println(
            events.getEvent(aid, null, null, null, null, null).getData().getFigures().get(0).getBest());
    }

    private static ChangeSetInput written() {
        PutSource put = new PutSource()
            .op(PutSource.OpEnum.PUT)
            .kind(PutSource.KindEnum.SOURCE)
            .key("report")
            .record(new SourceInput().sourceKind(SourceKind.REPORT).title("Report"));
        PutEvent counted = new PutEvent()
            .op(PutEvent.OpEnum.PUT)
            .kind(PutEvent.KindEnum.EVENT)
            .key("aid")
            .record(new EventInput()
                .title("Aid").category(Category.AID)
                .addFiguresItem(new FigureInput().measure(Measure.DAMAGE).best(BEYOND_32_BITS))
                .addEvidenceItem(new EvidenceInput().source("report")));
        return new ChangeSetInput()
            .dataset("test")
            .reason("From Java")
            .datasetMeta(new DatasetInput().title("Test").licence("CC0-1.0"))
            .addOperationsItem(new Operation(put))
            .addOperationsItem(new Operation(counted));
    }
}
