package dev.candor.collector;

import dev.candor.collector.receive.ReadAccess;
import dev.candor.collector.receive.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reports as JSON, for whoever has the read token. Safe for use by several threads. */
final class ReportService implements HttpService {

  private final Reports reports;
  private final ReadAccess access;

  ReportService(Reports reports, ReadAccess access) {
    this.reports = reports;
    this.access = access;
  }

  @Override
  public void routing(HttpRules rules) {
    for (String name : Reports.NAMES) {
      rules.get("/" + name, (request, response) -> answer(name, request, response));
    }
  }

  private void answer(String name, ServerRequest request, ServerResponse response) {
    try {
      access.check(request);
      Map<String, String> parameters = new LinkedHashMap<>();
      for (String parameter : request.query().names()) {
        parameters.put(parameter, request.query().get(parameter));
      }
      byte[] body = reports.json(name, parameters);
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      response.header(HeaderNames.CACHE_CONTROL, "no-store");
      response.send(body);
    } catch (ReportException e) {
      Refusal.parameter(String.valueOf(e.getMessage())).send(response);
    } catch (Refusal refusal) {
      refusal.send(response);
    }
  }
}
