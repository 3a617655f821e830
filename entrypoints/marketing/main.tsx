import '../../components/ui/theme.css'
import { openHouse } from '../../components/marketing/open-house'
import { MarketingPage } from '../../components/marketing/MarketingPage'

void openHouse(<MarketingPage />)
